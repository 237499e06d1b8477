import Glibc
package import SystemPackage

/// Returns the folder of a file.
package func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// Returns the absolute path without links; nil if nothing is there, or this user may not look.
package func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
}

/// Operations on folders.
package enum Folders {
    /// Returns all names in a folder, in no particular order.
    package static func names(in folder: String) throws(Errno) -> [String] {
        guard let stream = opendir(folder) else { throw .last }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Removes a folder with the files in it, as far as that is possible.
    package static func remove(_ folder: String) {
        for name in (try? names(in: folder)) ?? [] { unlink("\(folder)/\(name)") }
        rmdir(folder)
    }
}

extension OpenFile {
    /// Waits until the names in the folder of that file are on the disk.
    package static func syncFolder(of path: String) throws(Problem) {
        try OpenFile(folder(of: path), .readOnly, .directory).sync()
    }
}
