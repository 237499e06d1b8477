import Glibc
import LastdayMessages
import LastdayCore
public import LastdayService
import LastdayStores

extension StoreOptions {
    /// Checks the configuration as strictly as the service does, and opens nothing for writing.
    ///
    /// - Parameter file: The configuration file; nil for the one that the options select.
    /// - Returns: The settings that would be in force, one line each.
    /// - Throws: What the settings or the store throw.
    public func check(_ file: String? = nil) throws -> [String] {
        var options = self
        if let file { options.config = file }
        let (settings, policy) = (try options.settings(), try options.policy())
        let usual = access(Settings.usualPath, F_OK) == 0 && store == nil ? Settings.usualPath : nil
        let source = (options.config ?? usual).map { "\($0) is in order" } ?? "no configuration is read"
        let isThere = access(settings.store, F_OK) == 0
        return [
            source,
            "zone: \(policy.zone.name), \(policy.zoneOrigin.displayText)",
            "accounts expire at: \(policy.expires.rawValue)",
            "store: \(settings.store)\(isThere ? "" : ", which does not exist yet")",
        ]
    }
}

extension StoreOptions {
    /// Returns the settings of a configuration file, or of the one in force.
    ///
    /// - Throws: As ``settings()``.
    public func settings(in file: String?) throws -> Settings {
        var options = self
        if let file { options.config = file }
        return try options.settings()
    }
}

extension ZoneOrigin {
    /// The source of the zone, in words.
    fileprivate var displayText: String {
        switch self {
        case .store: "the store's"
        case .configuration: "as configured"
        case .machineAtMaking: "the machine's when the store was made"
        case .machine(let reason): "the machine's" + (reason.map { ", \($0)" } ?? "")
        }
    }
}
