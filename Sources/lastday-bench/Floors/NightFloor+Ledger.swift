import Glibc
import LastdayCore

/// The rows of the run itself: its start, its end, and the night's row in the ledger.
extension NightFloor {
    /// Writes the rows before the first closing.
    var beginning: String {
        """
        INSERT INTO run (id, kind, night, started_at) VALUES (\(run), 'night', '\(date.next)', '\(at)');
        \(entry("run-started", "{\(plan)}"))
        """
    }

    /// Writes the rows after the last closing.
    func end(_ closed: Int) -> String {
        let finished = "\"run \(run)\":{\"finished_at\":[null,\"\(at)\"],\"closed\":[0,\(closed)]}"
        return """
            UPDATE run SET finished_at = '\(at)', closed = \(closed) WHERE id = \(run);
            INSERT INTO night
            VALUES ('\(date.next)', '\(setting.midnight)', 'America/Denver', 'ran', '\(at)', \(run));
            \(entry("run-finished", "{\(finished),\(recordedNight)}"))
            """
    }

    private var plan: String {
        """
        "run \(run)":{"kind":[null,"night"],"night":[null,"\(date.next)"],"started_at":[null,"\(at)"],"closed":[null,0],\
        "held":[null,0],"clock_trusted":[null,false]}
        """
    }

    private var recordedNight: String {
        """
        "night \(date.next)":{"midnight":[null,"\(setting.midnight)"],"zone":[null,"America/Denver"],\
        "state":[null,"ran"],"recorded_at":[null,"\(at)"],"run":[null,\(run)]}
        """
    }

    private func entry(_ event: String, _ changes: String) -> String {
        """
        INSERT INTO audit (sequence, at, event, actor, actor_uid, command, run, night, changes, link)
        VALUES ((SELECT max(sequence) + 1 FROM audit), '\(at)', '\(event)', 'lastdayd', \(getuid()), 'night', \(run),
            '\(date.next)', '\(changes)', randomblob(32))
        """
    }
}
