namespace DataProducts.Cli.Cedar;

/// <summary>Numbers with their nouns.</summary>
internal static class Counted
{
    /// <summary>Gives for example <c>2 files, 1 template</c>: the first always, the others where there are some.</summary>
    public static string Of(params (int Number, string One, string Many)[] kinds) => string.Join(
        ", ",
        kinds.Where((kind, index) => index == 0 || kind.Number > 0)
            .Select(kind => FormattableString.Invariant($"{kind.Number:N0} {(kind.Number == 1 ? kind.One : kind.Many)}")));
}
