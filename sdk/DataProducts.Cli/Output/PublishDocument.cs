namespace DataProducts.Cli.Output;

/// <summary>What publishing did.</summary>
internal sealed record PublishDocument(
    string Product,
    string Version,
    bool Changed,
    IReadOnlyList<string> Acknowledged,
    IReadOnlyList<string> Artefacts,
    DiffDocument? Diff);
