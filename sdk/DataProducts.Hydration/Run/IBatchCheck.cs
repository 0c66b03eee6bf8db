using DataProducts.Lake;

namespace DataProducts.Hydration;

/// <summary>Checks what a table would be with a batch in it, before anybody can read it there.</summary>
public interface IBatchCheck
{
    /// <summary>Checks a table.</summary>
    /// <param name="staged">The table as it would be.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is wrong, a sentence each without any value of a row; none if the batch may be read.</returns>
    ValueTask<IReadOnlyList<string>> CheckAsync(StagedTable staged, CancellationToken cancellationToken = default);
}

/// <summary>A port's table in one jurisdiction as it would be with a batch that is staged.</summary>
/// <param name="Schema">The port.</param>
/// <param name="Jurisdiction">Whose rows they are.</param>
/// <param name="Snapshot">All its files and columns.</param>
public sealed record StagedTable(PortSchema Schema, Jurisdiction Jurisdiction, SnapshotFiles Snapshot);
