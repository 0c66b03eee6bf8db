using System.Collections.Immutable;

namespace DataProducts.Cedar;

/// <summary>What stands beside an operator of a residual, as a filter can know it.</summary>
internal abstract record Operand
{
    private Operand()
    {
    }

    /// <summary>A value that is the same for every row.</summary>
    public sealed record Known(CedarValue Value) : Operand;

    /// <summary>A column's value.</summary>
    public sealed record Read(RowColumn Column) : Operand;

    /// <summary>A condition as a value.</summary>
    public sealed record Condition(Truth Truth) : Operand;

    /// <summary>A set that is written down, with columns among its elements.</summary>
    public sealed record Listed(ImmutableArray<CedarExpr> Elements) : Operand;
}
