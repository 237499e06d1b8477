import Foundation
public import LastdayCore
import LastdayStores
public import StoreContract

/// Makes stores of one sort in a folder of their own, which goes with them.
public final class TemporaryStores: StoreMaker {
    private let kind: StoreKind
    private let folder: URL

    /// Stores of that sort.
    public init(_ kind: StoreKind) {
        self.kind = kind
        folder = FileManager.default.temporaryDirectory.appending(path: "lastday-test-\(UUID().uuidString)")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// A new store, in which nothing is kept.
    public func make(for purpose: StorePurpose, zone: StoreZone?) throws -> any ServableStore {
        guard let name = kind.fileName else { return MemoryStore(for: purpose, zone: zone) }
        let place = folder.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        return try Stores.make(at: place.appending(path: name).path, for: purpose, zone: zone)
    }

    /// The same store once more, as another process has it.
    public func reopen(_ store: any ServableStore) throws -> any ServableStore {
        if let memory = store as? MemoryStore { return memory.handle() }
        return try Stores.open(at: store.place)
    }
}
