@preconcurrency package import Dispatch

/// An executor that runs an actor or tasks on a Dispatch queue of its own.
///
/// A long transaction then blocks none of the threads that other tasks share.
package final class QueueExecutor: SerialExecutor, TaskExecutor {
    package let queue: DispatchQueue

    package init(label: String) {
        queue = DispatchQueue(label: label)
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async {
            job.runSynchronously(
                isolatedTo: self.asUnownedSerialExecutor(),
                taskExecutor: self.asUnownedTaskExecutor()
            )
        }
    }
}
