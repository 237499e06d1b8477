import LastdayCore
import LastdayService
import LastdaySystem

/// A district's settings, and the midnight of one of its nights.
struct NightSetting {
    let settings: Settings
    let policy: Policy
    let midnight: Instant

    init(_ night: Int) throws {
        var settings = Settings()
        settings.timezone = "America/Denver"
        // A night of the benchmark closes a tenth of all accounts on purpose.
        settings.hold.percent = 100
        self.settings = settings
        policy = try settings.policy(with: StoreZone("America/Denver"), ofStoreAt: "", zones: ZoneDatabase())
        midnight = policy.inactiveFrom(DistrictPlan.expiresOn(night))
    }
}
