namespace DataProducts.Cli.Import;

/// <summary>What a person decides about an import; null leaves it to what the description says.</summary>
internal sealed record ImportOptions
{
    public string? Id { get; init; }

    public string? Owner { get; init; }

    public string? Namespace { get; init; }

    public string? Jurisdiction { get; init; }

    public string? CountryColumn { get; init; }

    public IReadOnlyList<string> Key { get; init; } = [];
}
