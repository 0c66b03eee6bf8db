namespace DataProducts;

/// <summary>What the annotations of a record say, as the running program needs it. Tools read the manifest instead.</summary>
public sealed class PortSchema
{
    /// <summary>Gets the product's identifier, <c>domain.product</c>.</summary>
    public required string Product { get; init; }

    /// <summary>Gets the domain, the scope in which tokens can be joined.</summary>
    public required string Domain { get; init; }

    /// <summary>Gets the port's name, for example <c>customers</c>.</summary>
    public required string Port { get; init; }

    /// <summary>Gets the version of the contract.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the columns that a source must or may have, in the order in which <see cref="SourceFields"/> gives them.</summary>
    public required IReadOnlyList<SourceColumn> Source { get; init; }

    /// <summary>Gets the lake's columns without the <c>dp_*</c> columns; personal data as tokens.</summary>
    public required IReadOnlyList<LakeColumn> Columns { get; init; }

    /// <summary>Gets the places in <see cref="Columns"/> of the key's columns: by their values in the lake a row is known that came
    /// before. Empty would compare keys within one input only.</summary>
    public required IReadOnlyList<int> Key { get; init; }

    /// <summary>Gets the columns with personal data.</summary>
    public required IReadOnlyList<PiiColumn> Pii { get; init; }

    /// <summary>Gets how rows are divided into files, outermost first; empty where they are not.</summary>
    public IReadOnlyList<PartitionColumn> Partition { get; init; } = [];
}
