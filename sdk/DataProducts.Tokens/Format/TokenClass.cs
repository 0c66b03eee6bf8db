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

    /// <summary>Gets every class that there is.</summary>
    public static IReadOnlyList<TokenClass> All { get; } =
        [.. Enumerable.Range(0, 1 << 8).Where(value => IsValid((byte)value)).Select(value => new TokenClass((byte)value))];

    /// <summary>Gets the byte.</summary>
    public byte Value { get; }

    public PiiKind Kind => (PiiKind)(Value & KindMask);

    public TokenMode Mode => TokenMode.Deterministic + (Value >> ModeAt);

    /// <summary>Gives the class of the key of a kind's format-preserving texts; no token is of it.</summary>
    public static TokenClass OfFormat(PiiKind kind) => new((byte)((int)(TokenMode.FormatPreserving - TokenMode.Deterministic) << ModeAt | (int)kind));

    /// <summary>Gives the class of a byte that <see cref="IsValid"/>.</summary>
    public static TokenClass Of(byte value) => new(value);

    /// <summary>Tells whether a byte is a class that is known.</summary>
    public static bool IsValid(byte value) =>
        (value & KindMask) is >= (byte)PiiKind.EmailAddress and <= LastKind && new TokenClass(value).Mode <= LastMode;
}
