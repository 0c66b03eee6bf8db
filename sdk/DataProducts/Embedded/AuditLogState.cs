namespace DataProducts;

/// <summary>What the check of one audit log found.</summary>
/// <param name="Name">Jurisdiction and domain, for example <c>EU/retail</c>.</param>
/// <param name="Folder">Where it lies.</param>
/// <param name="Verified">Whether every byte is as it was logged and signed.</param>
/// <param name="Records">How many records the signed checkpoint covers; 0 if it cannot be read.</param>
/// <param name="Root">The root hash, or null if the checkpoint cannot be read.</param>
/// <param name="FirstBadRecord">The index of the first record that was changed, or null if none was or the fault lies elsewhere.</param>
/// <param name="Problem">What is wrong, or null.</param>
public sealed record AuditLogState(
    string Name, string Folder, bool Verified, long Records, string? Root, long? FirstBadRecord, string? Problem);
