using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>A lake table: one port of a product in one jurisdiction.</summary>
/// <param name="Jurisdiction">Whose law protects the rows.</param>
/// <param name="Space">The database, for example <c>eu__retail__customers__v1</c>.</param>
/// <param name="Name">The table's name: the port's.</param>
/// <param name="Columns">The port's columns, without the lake's own.</param>
public sealed record PlanTable(Jurisdiction Jurisdiction, string Space, string Name, IReadOnlyList<PlanColumn> Columns)
{
    /// <summary>Gets the columns that the lake adds to every table (ARCHITECTURE §5.7); nobody is shown them.</summary>
    public static IReadOnlyList<PlanColumn> LakeColumns { get; } =
    [
        new("dp_subject", new(LakeKind.Fixed, SubjectRef.Size), null),
        new("dp_batch", new(LakeKind.String), null),
        new("dp_row", new(LakeKind.Long), null),
    ];

    /// <summary>Gives <c>space.name</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Space}.{Name}";

    internal static PlanTable Of(ProductManifest product, PortManifest port, Jurisdiction jurisdiction) => new(
        jurisdiction,
        LakeTables.Database(product, jurisdiction),
        port.Name.ToLowerInvariant(),
        [.. port.Columns.Select(column => new PlanColumn(column.Name, column.Type, column.Pii?.Kind))]);
}
