import Foundation
public import LastdayCore
import LastdayStores
public import StoreContract

/// A maker of stores of one kind in a temporary folder, which is removed with it.
public final class TemporaryStores: StoreMaker {
    private let kind: StoreKind
    private let folder: URL

    /// Creates a maker of stores of a kind.
    public init(_ kind: StoreKind) {
        self.kind = kind
        folder = FileManager.default.temporaryDirectory.appending(path: "lastday-test-\(UUID().uuidString)")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Makes a new, empty store.
    public func make(for purpose: StorePurpose, zone: StoreZone?) throws -> any ServableStore {
        guard let name = kind.fileName else { return MemoryStore(for: purpose, zone: zone) }
        let place = folder.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        return try Stores.make(at: place.appending(path: name).path, for: purpose, zone: zone)
    }

    /// Opens a store once more, as another process would.
    public func reopen(_ store: any ServableStore) throws -> any ServableStore {
        if let memory = store as? MemoryStore { return memory.handle() }
        return try Stores.open(at: store.place)
    }
}
