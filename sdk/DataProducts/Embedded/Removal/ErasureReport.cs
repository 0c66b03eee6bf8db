namespace DataProducts;

/// <summary>What an erasure takes, or took, from a table of the lake.</summary>
/// <param name="Table">The table, for example <c>eu__retail__customers__v1.customers</c>.</param>
/// <param name="Product">The product that it belongs to.</param>
/// <param name="Version">The version of the product's contract.</param>
/// <param name="Port">The port.</param>
/// <param name="IsQuarantine">Whether it holds what was kept out of the port.</param>
/// <param name="Rows">How many rows the newest snapshot has of them.</param>
/// <param name="Snapshots">The snapshots that have such rows, or come before one that has; none can be read afterwards.</param>
/// <param name="References">The branches and tags that are at such rows, and go.</param>
public sealed record TableRemoval(
    string Table, string Product, string Version, string Port, bool IsQuarantine, long Rows, IReadOnlyList<long> Snapshots, IReadOnlyList<string> References);

/// <summary>A file that went.</summary>
/// <param name="Table">The table that it was of.</param>
/// <param name="File">Where it was, from the platform's folder on.</param>
/// <param name="Bytes">How many bytes it had.</param>
/// <param name="Sha256">Their SHA-256 before it went, lower-case hex.</param>
public sealed record RemovedTableFile(string Table, string File, long Bytes, string Sha256);

/// <summary>What an erasure would do.</summary>
/// <param name="Request">The id of the request that asked.</param>
/// <param name="Jurisdiction">The jurisdiction.</param>
/// <param name="Subject">The person's reference, 32 hex digits.</param>
/// <param name="Vault">Where the person stands in the vault: <c>None</c>, <c>Active</c>, <c>Erased</c> or <c>Moved</c>.</param>
/// <param name="Tables">The tables that have rows of the person, in any snapshot.</param>
/// <param name="Holds">The legal holds that forbid it; none where it may be done.</param>
/// <param name="HydrateAgain">The products that were computed from such rows and may have counted them: hydrate them again.</param>
/// <param name="Unfinished">The request whose erasure of this person was stopped, and is finished by the next; null if none.</param>
public sealed record ErasurePlan(
    Guid Request, string Jurisdiction, string Subject, string Vault, IReadOnlyList<TableRemoval> Tables, IReadOnlyList<LegalHold> Holds,
    IReadOnlyList<string> HydrateAgain, Guid? Unfinished);

/// <summary>The evidence of an erasure. It names nobody: the person by their reference, who asked by their opaque id.</summary>
/// <param name="Request">The id of the request, which joins it with ledger and audit records.</param>
/// <param name="Jurisdiction">The jurisdiction.</param>
/// <param name="Subject">The person's reference, 32 hex digits.</param>
/// <param name="Principal">Who asked.</param>
/// <param name="Begun">When it was begun, in UTC.</param>
/// <param name="Ended">When it ended, in UTC.</param>
/// <param name="VaultBefore">Where the person stood in the vault before.</param>
/// <param name="VaultKeys">How many keys were destroyed.</param>
/// <param name="VaultItems">How many originals were destroyed.</param>
/// <param name="TokenPairs">How many pairs of old and new tokens were blotted out in files of re-tokenisations.</param>
/// <param name="Tables">What went from tables.</param>
/// <param name="Files">The files that went.</param>
/// <param name="HydrateAgain">The products to be hydrated again, as of the plan.</param>
/// <param name="Kept">What is kept, and why; a sentence each.</param>
public sealed record ErasureReport(
    Guid Request, string Jurisdiction, string Subject, string Principal, DateTimeOffset Begun, DateTimeOffset Ended, string VaultBefore, int VaultKeys,
    int VaultItems, int TokenPairs, IReadOnlyList<TableRemoval> Tables, IReadOnlyList<RemovedTableFile> Files, IReadOnlyList<string> HydrateAgain,
    IReadOnlyList<string> Kept);

/// <summary>An erasure under way: what survives a kill.</summary>
internal sealed record ErasureRun(
    Guid Request, string Jurisdiction, string Subject, string Principal, DateTimeOffset Begun, string VaultBefore, int VaultKeys, int VaultItems,
    int TokenPairs, IReadOnlyList<TableRemoval> Tables, IReadOnlyList<string> HydrateAgain);
