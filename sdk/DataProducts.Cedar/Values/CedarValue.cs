using System.Diagnostics.CodeAnalysis;

namespace DataProducts.Cedar;

/// <summary>A Cedar value. Equality is Cedar's <c>==</c>: deep, exact, and false between kinds.</summary>
/// <remarks>The default value is <c>false</c>.</remarks>
public readonly struct CedarValue : IEquatable<CedarValue>
{
    private readonly object? _reference;
    private readonly long _bits;

    private CedarValue(CedarKind kind, long bits, object? reference = null)
    {
        Kind = kind;
        _bits = bits;
        _reference = reference;
    }

    /// <summary>Gets the kind.</summary>
    public CedarKind Kind { get; }

    /// <summary>Gets the empty record, a context that holds nothing.</summary>
    public static CedarValue EmptyRecord { get; } = new(CedarKind.Record, 0, CedarRecord.Empty);

    /// <summary>Makes a boolean.</summary>
    /// <param name="value">The value.</param>
    public static CedarValue Of(bool value) => new(CedarKind.Bool, value ? 1 : 0);

    /// <summary>Makes an integer.</summary>
    /// <param name="value">The value.</param>
    public static CedarValue Of(long value) => new(CedarKind.Long, value);

    /// <summary>Makes a string.</summary>
    /// <param name="value">The text.</param>
    public static CedarValue Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(CedarKind.String, 0, value);
    }

    /// <summary>Makes a reference to an entity.</summary>
    /// <param name="value">The entity's name.</param>
    public static CedarValue Of(EntityUid value) => Of(new EntityName(value));

    /// <summary>Makes a set; equal elements collapse.</summary>
    /// <param name="elements">The elements, in any order.</param>
    public static CedarValue Set(IEnumerable<CedarValue> elements) => new(CedarKind.Set, 0, new CedarSet(elements));

    /// <summary>Makes a set; equal elements collapse.</summary>
    /// <param name="elements">The elements, in any order.</param>
    public static CedarValue Set(params CedarValue[] elements) => Set((IEnumerable<CedarValue>)elements);

    /// <summary>Makes a record; of fields with one name the last wins.</summary>
    /// <param name="fields">The fields.</param>
    public static CedarValue Record(IEnumerable<KeyValuePair<string, CedarValue>> fields) =>
        new(CedarKind.Record, 0, new CedarRecord(fields));

    /// <summary>Makes a record; of fields with one name the last wins.</summary>
    /// <param name="fields">The fields.</param>
    public static CedarValue Record(params (string Name, CedarValue Value)[] fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return Record(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
    }

    /// <summary>Makes a datetime; what is finer than a millisecond is cut off (towards the past).</summary>
    /// <param name="value">The instant.</param>
    public static CedarValue DateTime(DateTimeOffset value) => DateTime(value.ToUnixTimeMilliseconds());

    /// <summary>Makes a datetime.</summary>
    /// <param name="unixMilliseconds">Milliseconds since 1970-01-01T00:00:00Z.</param>
    public static CedarValue DateTime(long unixMilliseconds) => new(CedarKind.DateTime, unixMilliseconds);

    /// <summary>Makes a duration.</summary>
    /// <param name="milliseconds">The length in milliseconds.</param>
    public static CedarValue Duration(long milliseconds) => new(CedarKind.Duration, milliseconds);

    /// <summary>Makes a decimal.</summary>
    /// <param name="tenThousandths">The value times 10,000.</param>
    public static CedarValue Decimal(long tenThousandths) => new(CedarKind.Decimal, tenThousandths);

    internal static CedarValue Ip(CedarIp value) => new(CedarKind.IpAddress, 0, value);

    internal static CedarValue Of(EntityName value) => new(CedarKind.Entity, 0, value);

    internal static CedarValue Of(CedarSet value) => new(CedarKind.Set, 0, value);

    internal static CedarValue Of(CedarRecord value) => new(CedarKind.Record, 0, value);

    /// <summary>Gets the boolean.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public bool AsBool => Bits(CedarKind.Bool) != 0;

    /// <summary>Gets the integer.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public long AsLong => Bits(CedarKind.Long);

    /// <summary>Gets the text.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public string AsString => (string)Reference(CedarKind.String);

    /// <summary>Gets the entity's name.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public EntityUid AsEntity => AsName.Uid;

    /// <summary>Gets the milliseconds since 1970-01-01T00:00:00Z of a datetime.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public long AsUnixMilliseconds => Bits(CedarKind.DateTime);

    /// <summary>Gets the milliseconds of a duration.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public long AsDurationMilliseconds => Bits(CedarKind.Duration);

    /// <summary>Gets a decimal times 10,000.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public long AsTenThousandths => Bits(CedarKind.Decimal);

    /// <summary>Gets the elements of a set, each once, in no particular order.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public IReadOnlyList<CedarValue> Elements => AsSet.Elements;

    /// <summary>Gets the fields of a record in ordinal order of their names.</summary>
    /// <exception cref="InvalidOperationException">The value is of another kind.</exception>
    public IReadOnlyDictionary<string, CedarValue> Fields => AsRecord;

    internal EntityName AsName => (EntityName)Reference(CedarKind.Entity);

    internal CedarSet AsSet => (CedarSet)Reference(CedarKind.Set);

    internal CedarRecord AsRecord => (CedarRecord)Reference(CedarKind.Record);

    internal CedarIp AsIp => (CedarIp)Reference(CedarKind.IpAddress);

    internal long RawBits => _bits;

    /// <summary>Gets whether this is the name of an entity, or one occurs anywhere in it.</summary>
    internal bool MentionsEntities => Kind switch
    {
        CedarKind.Entity => true,
        CedarKind.Set => AsSet.MentionsEntities,
        CedarKind.Record => AsRecord.MentionsEntities,
        _ => false,
    };

    /// <summary>Compares as Cedar's <c>==</c> does.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(CedarValue left, CedarValue right) => left.Equals(right);

    /// <summary>Compares as Cedar's <c>!=</c> does.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(CedarValue left, CedarValue right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(CedarValue other) => Equals(in other);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is CedarValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var content = _reference is string text ? text.GetHashCode(StringComparison.Ordinal) : _reference?.GetHashCode() ?? _bits.GetHashCode();
        return unchecked((content * 31) + (int)Kind);
    }

    /// <summary>Gives Cedar syntax.</summary>
    public override string ToString() => CedarPrinter.Print(this);

    internal bool Equals(in CedarValue other) =>
        Kind == other.Kind && _bits == other._bits
            && (ReferenceEquals(_reference, other._reference) || (_reference is not null && HasEqualContent(other._reference!)));

    private bool HasEqualContent(object other) => Kind switch
    {
        CedarKind.String => string.Equals((string)_reference!, (string)other, StringComparison.Ordinal),
        CedarKind.Entity => ((EntityName)_reference!).Equals((EntityName)other),
        CedarKind.Set => ((CedarSet)_reference!).Equals((CedarSet)other),
        CedarKind.Record => ((CedarRecord)_reference!).Equals((CedarRecord)other),
        _ => _reference!.Equals(other),
    };

    private long Bits(CedarKind kind) => Kind == kind ? _bits : throw new InvalidOperationException($"A {Kind} value is not a {kind}.");

    private object Reference(CedarKind kind) =>
        Kind == kind ? _reference! : throw new InvalidOperationException($"A {Kind} value is not a {kind}.");
}
