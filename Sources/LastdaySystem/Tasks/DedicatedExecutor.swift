/// An executor that keeps a program's tasks off the threads that all tasks share by default.
///
/// libdispatch checks those threads every second, from the first one on and for as long as the process lives
/// (swift-corelibs-libdispatch, src/event/workqueue.c, `_dispatch_workq_monitor_pools`). A service that
/// sleeps until midnight would wake up 86,400 times a day for nothing.
public enum DedicatedExecutor {
    private static let executor = QueueExecutor(label: "lastdayd.tasks")

    /// Runs the body, and everything it calls, on a queue of its own.
    public static func run(_ body: () async -> Void) async {
        await withTaskExecutorPreference(executor, operation: body)
    }
}
