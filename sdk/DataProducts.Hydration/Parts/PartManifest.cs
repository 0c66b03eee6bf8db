using DataProducts.Lake;

namespace DataProducts.Hydration;

/// <summary>What one worker did, as the committer needs it: names, numbers and hashes, never a value of a row.</summary>
/// <param name="Version">The form's version.</param>
/// <param name="Plan">The plan's name.</param>
/// <param name="Part">The part's number.</param>
/// <param name="Revision">How often it was worked, from 1; the highest counts.</param>
/// <param name="Tables">What came into each jurisdiction's table, in the order of the jurisdictions.</param>
/// <param name="Quarantine">What was kept out.</param>
/// <param name="Keys">The keyed hashes of the keys that it took.</param>
/// <param name="Excluded">The numbers of rows that an earlier part has already, 8 bytes each.</param>
internal sealed record PartManifest(
    int Version, string Plan, int Part, int Revision, IReadOnlyList<PartTable> Tables, PartQuarantine Quarantine, PartKeys Keys, byte[] Excluded)
{
    public const int ThisVersion = 1;
}

/// <summary>What came into one jurisdiction's table.</summary>
/// <param name="Jurisdiction">The jurisdiction's code.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Erased">How many were kept out because their subject was erased.</param>
/// <param name="Epoch">The vault's count of erasures before the first row came; null where it is not known.</param>
/// <param name="Present">How many rows have a value, by column of the contract.</param>
/// <param name="Files">The files; null if no row came, or the table had the batch.</param>
internal sealed record PartTable(string Jurisdiction, long Rows, long Erased, long? Epoch, IReadOnlyList<long> Present, PartFiles? Files);

/// <summary>What was kept out.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Broken">How many of them break the contract.</param>
/// <param name="Problems">How many of them have each problem.</param>
/// <param name="Columns">How many were kept out because of each column.</param>
/// <param name="Files">The files; null if no row was, or the table had the batch.</param>
internal sealed record PartQuarantine(
    long Rows, long Broken, IReadOnlyList<PartProblem> Problems, IReadOnlyDictionary<string, long> Columns, PartFiles? Files);

/// <summary>How many rows have a problem.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Column">The column, or null.</param>
/// <param name="Rows">How many.</param>
internal sealed record PartProblem(string Rule, string? Column, long Rows);

/// <summary>Where the hashes of a part's keys are.</summary>
/// <param name="Name">The object's name.</param>
/// <param name="Sha256">The SHA-256 of its content, in lower-case hex.</param>
/// <param name="Count">How many keys it has.</param>
internal sealed record PartKeys(string Name, string Sha256, long Count);
