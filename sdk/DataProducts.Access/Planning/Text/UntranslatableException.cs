using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>A target has no counterpart for a part of a rule.</summary>
internal sealed class UntranslatableException : Exception
{
    private const string Refused = "FGAC-REFUSED-";

    private readonly string _code;

    /// <param name="construct">The part, for the diagnostic's id.</param>
    /// <param name="message">What it is and why.</param>
    public UntranslatableException(string construct, string message)
        : base(message) => _code = Refused + construct;

    /// <param name="refused">Why the row condition cannot be told.</param>
    public UntranslatableException(RowFilterException refused)
        : base(refused.Reason, refused) => _code = refused.Code;

    /// <summary>Gives the diagnostic's stable id. A limit is one target's own and says so by its number.</summary>
    public string IdFor(string target) => _code.StartsWith(Refused, StringComparison.Ordinal) ? $"{_code}-{target}" : _code;
}
