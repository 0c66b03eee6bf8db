namespace DataProducts;

/// <summary>What retention would remove, or removed.</summary>
/// <param name="Request">The id of the run, which joins it with audit records.</param>
/// <param name="Applied">Whether it was done; false of a plan.</param>
/// <param name="Time">When, in UTC.</param>
/// <param name="Ports">Each port that says how long its rows are kept, once a jurisdiction that has its table.</param>
/// <param name="Files">The files that went; empty of a plan.</param>
public sealed record RetentionReport(
    Guid Request, bool Applied, DateTimeOffset Time, IReadOnlyList<RetainedPort> Ports, IReadOnlyList<RemovedTableFile> Files);

/// <summary>What retention does to one table.</summary>
/// <param name="Jurisdiction">Whose rows.</param>
/// <param name="Period">How long rows are kept, for example <c>P7Y</c>.</param>
/// <param name="Column">The column whose day or time counts; null where the day of hydration does.</param>
/// <param name="Before">Rows from before this go, in UTC.</param>
/// <param name="Removal">What goes.</param>
/// <param name="Hold">The hold that keeps the whole table as it is; null if there is none.</param>
public sealed record RetainedPort(
    string Jurisdiction, string Period, string? Column, DateTimeOffset Before, TableRemoval Removal, Guid? Hold);
