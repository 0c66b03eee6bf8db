namespace DataProducts.Access;

/// <summary>One thing that would be made on a target.</summary>
/// <param name="Step">When.</param>
/// <param name="Kind">What it is, for example <c>row access policy</c>.</param>
/// <param name="Name">Its name on the target, or what it belongs to.</param>
/// <param name="Address">Where it goes: <c>POST /path</c>, <c>SQL</c>, or the name of a file.</param>
/// <param name="Text">The request's JSON body, the statement, or the file's text.</param>
/// <param name="Until">The earliest point of time, in UTC, from which some part of it no longer holds; null where nothing in it grants
/// anything.</param>
public sealed record PlannedObject(PlanStep Step, string Kind, string Name, string Address, string Text, DateTimeOffset? Until);
