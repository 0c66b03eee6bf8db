namespace DataProducts;

/// <summary>A version of a product as it was published: from then on its contract stands.</summary>
/// <param name="Product">The product's identifier.</param>
/// <param name="Version">The contract's semantic version.</param>
/// <param name="Manifest">The manifest, JSON.</param>
/// <param name="Published">When it was published last, in UTC: the same contract may be published again with newer artefacts.</param>
/// <param name="PublishedBy">Who published it: a person's id.</param>
/// <param name="Acknowledged">The consumers, groups, that were named as knowing of the change; empty where none had to be.</param>
/// <param name="Artefacts">What was derived from the manifest, in the ordinal order of paths.</param>
public sealed record ProductRelease(
    string Product,
    string Version,
    string Manifest,
    DateTimeOffset Published,
    string PublishedBy,
    IReadOnlyList<string> Acknowledged,
    IReadOnlyList<ReleaseArtefact> Artefacts);

/// <summary>A file that was derived from a product's manifest.</summary>
/// <param name="Path">Its place below the folder of artefacts, with <c>/</c> between folders, for example
/// <c>retail.customers.odps.yaml</c>.</param>
/// <param name="Text">Its content.</param>
public sealed record ReleaseArtefact(string Path, string Text);
