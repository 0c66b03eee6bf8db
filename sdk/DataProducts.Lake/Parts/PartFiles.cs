namespace DataProducts.Lake;

/// <summary>Names the files that one part of a batch wrote into a table, and that are committed later (<see cref="LakeTable.AppendPartsAsync"/>).</summary>
/// <param name="Description">
/// The name of the file in the table's data folder that describes them: what their columns hold at least and at most stays where the rows are.
/// </param>
/// <param name="Sha256">The SHA-256 of that file, in lower-case hex.</param>
/// <param name="Rows">How many rows they have together.</param>
/// <param name="Files">How many files there are.</param>
public sealed record PartFiles(string Description, string Sha256, long Rows, int Files);
