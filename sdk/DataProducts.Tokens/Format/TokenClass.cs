namespace DataProducts.Tokens;

/// <summary>A token's class: what kind of personal data it stands for, and how it was made. One byte, three bits of mode over five of
/// kind, so that tokens of another mode have another key.</summary>
internal readonly record struct TokenClass
{
    private const int ModeAt = 5;
    private const int KindMask = (1 << ModeAt) - 1;
    private const byte LastKind = (byte)PiiKind.Iban;
    private const TokenMode LastMode = TokenMode.OneWay;

    /// <summary>Makes a class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such kind, or a mode that makes no tokens.</exception>
    public TokenClass(PiiKind kind, TokenMode mode)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(mode is >= TokenMode.Deterministic and <= LastMode, true, nameof(mode));
        ArgumentOutOfRangeException.ThrowIfNotEqual(Enum.IsDefined(kind), true, nameof(kind));
        Value = (byte)((int)(mode - TokenMode.Deterministic) << ModeAt | (int)kind);
    }

    private TokenClass(byte value) => Value = value;

    /// <summary>Gets every class that a token can be of.</summary>
    public static IReadOnlyList<TokenClass> All { get; } =
        [.. Enumerable.Range(0, 1 << 8).Where(value => IsValid((byte)value)).Select(value => new TokenClass((byte)value))];

    /// <summary>Gets every class that has keys: those, and one for the texts of each kind that can keep its format.</summary>
    public static IReadOnlyList<TokenClass> WithKeys { get; } =
        [.. All, .. Enumerable.Range(0, 1 << 8).Where(value => IsFormat((byte)value)).Select(value => new TokenClass((byte)value))];

    /// <summary>Gets the byte.</summary>
    public byte Value { get; }

    public PiiKind Kind => (PiiKind)(Value & KindMask);

    public TokenMode Mode => TokenMode.Deterministic + (Value >> ModeAt);

    /// <summary>Gives the class of the keys of a mode and kind: of tokens, or of format-preserving texts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such kind, or a mode that has no key.</exception>
    /// <exception cref="DataProductException">The kind has no format that could be kept (<c>DP1470</c>).</exception>
    public static TokenClass OfKey(PiiKind kind, TokenMode mode) =>
        mode != TokenMode.FormatPreserving ? new TokenClass(kind, mode)
        : KeptFormat.IsKnown(kind) ? OfFormat(kind)
        : throw FormatErrors.NoFormat(kind);

    /// <summary>Gives the class of the keys of a kind's format-preserving texts. Their vault items are named by it; no token of a lake is
    /// of it.</summary>
    private static TokenClass OfFormat(PiiKind kind) => new((byte)((int)(TokenMode.FormatPreserving - TokenMode.Deterministic) << ModeAt | (int)kind));

    /// <summary>Gives the class of a byte that <see cref="IsValid"/>.</summary>
    public static TokenClass Of(byte value) => new(value);

    /// <summary>Tells whether a byte is a class that is known.</summary>
    public static bool IsValid(byte value) =>
        (value & KindMask) is >= (byte)PiiKind.EmailAddress and <= LastKind && new TokenClass(value).Mode <= LastMode;

    /// <summary>Tells whether a byte is the class of format-preserving texts of some kind.</summary>
    public static bool IsFormat(byte value) =>
        new TokenClass(value).Mode == TokenMode.FormatPreserving && KeptFormat.IsKnown(new TokenClass(value).Kind);
}
