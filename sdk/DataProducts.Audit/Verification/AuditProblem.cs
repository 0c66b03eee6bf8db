namespace DataProducts.Audit;

/// <summary>The first thing that is wrong with a log.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The file, relative to the log's folder, with '/'.</param>
/// <param name="Record">The index of the first bad record, where the problem lies in one; otherwise null.</param>
/// <param name="Message">For a person; never a byte of a record.</param>
public sealed record AuditProblem(AuditProblemKind Kind, string Path, long? Record, string Message);
