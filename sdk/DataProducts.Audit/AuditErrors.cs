namespace DataProducts.Audit;

/// <summary>The one list of this library's errors.</summary>
internal static class AuditErrors
{
    public static AuditLogException Failed(string folder, Exception cause) =>
        new("DP1600", $"The audit log in '{folder}' cannot be used: {cause.Message} Nothing was acknowledged; repair the cause and try again.", cause);

    public static AuditLogException Locked(string folder, TimeSpan waited) =>
        new("DP1601", FormattableString.Invariant(
            $"Another process kept the audit log in '{folder}' locked for {waited.TotalSeconds:0.#} s. Nothing was written; try again."));

    public static AuditLogException Damaged(string folder, string what) =>
        new("DP1602", $"The audit log in '{folder}' is damaged: {what} Nothing was written; verify the log and restore it from a copy.");

    public static AuditLogException TooLong(int position, int length) =>
        new("DP1603", FormattableString.Invariant(
            $"Record {position} of the batch has {length} bytes; a log entry holds at most {EntryBundle.MaxEntryLength}. Nothing was written."));

    public static AuditLogException BadKey(string what) => new("DP1604", $"The key cannot be used: {what}");

    public static AuditLogException BadNote(string what) => new("DP1605", $"The signed note is not accepted: {what}");

    public static AuditLogException BadProof(string what) => new("DP1606", $"The proof is not accepted: {what}");
}
