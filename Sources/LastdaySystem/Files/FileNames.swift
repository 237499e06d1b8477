import Glibc
import LastdayRules

/// What is in a folder.
enum FileNames {
    /// All names but the folder's own, in no order.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``.
    static func all(in folder: String) throws(StoreFailure) -> [String] {
        guard let stream = opendir(folder) else { throw StoreFailure(folder, errno) }
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
}
