namespace DataProducts.Cedar.Fuzz;

/// <summary>What kind of policies to write.</summary>
/// <param name="Faulty">The share of policies in which some operands have the wrong type, or guards are missing, on purpose.</param>
/// <param name="Templates">The share of policies that are templates.</param>
/// <param name="Depth">How deep an expression may be.</param>
internal sealed record PolicyStyle(double Faulty, double Templates, int Depth)
{
    /// <summary>Gets the style that covers the whole language, mistakes too.</summary>
    public static PolicyStyle Everything { get; } = new(0.3, 0.15, 4);

    /// <summary>Gets the style of policies that a validator mostly accepts, without templates.</summary>
    public static PolicyStyle WellTyped { get; } = new(0, 0, 4);
}
