using System.Text;
using System.Text.Json;

namespace DataProducts.Cedar;

/// <summary>Reads JSON forwards, once, without a tree: strict, bounded, and with errors that name line, column and path.</summary>
/// <remarks>After a value was read its last token is the current one; <see cref="NextField"/> and <see cref="NextItem"/> go on from
/// there.</remarks>
internal ref struct JsonCursor
{
    /// <summary>The most bytes of policies or of a schema.</summary>
    public const int MaxTextBytes = 50_000_000;

    /// <summary>The most bytes of entities.</summary>
    public const int MaxEntityBytes = 1 << 30;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly JsonSubject _subject;
    private readonly string _path;
    private readonly JsonPlace _place = new();
    private readonly JsonPositions _positions;
    private readonly InternedTexts _names = new();
    private Utf8JsonReader _reader;

    public JsonCursor(byte[] utf8, string path, JsonSubject subject)
    {
        _subject = subject;
        _path = path;
        _positions = new(utf8);

        // The expression of the greatest height takes two levels of JSON for each of its own; types take as many for 200; 128 is what
        // Cedar's own reader of entities goes down to.
        MaxDepth = subject switch { JsonSubject.Policies => 2_100, JsonSubject.Schema => 500, _ => 128 };
        var limit = subject == JsonSubject.Entities ? MaxEntityBytes : MaxTextBytes;
        if (utf8.Length > limit)
        {
            throw Fail(CedarCodes.Limit, 0, $"The JSON is longer than {limit} bytes.", "Split it.");
        }

        _reader = new(utf8, new JsonReaderOptions { MaxDepth = MaxDepth + 1 });
        Read();
    }

    public static JsonCursor Over(string text, string path, JsonSubject subject) => new(Utf8(text, path, subject), path, subject);

    public readonly string Path => _path;

    /// <summary>Sets the entity that is being read, for messages.</summary>
    public readonly EntityUid? Owner
    {
        set => _place.Owner = value;
    }

    public readonly JsonTokenType Kind => _reader.TokenType;

    public readonly int MaxDepth { get; }

    /// <summary>Gets where the current token starts; the length is 0.</summary>
    public readonly SourceSpan Here => _positions.At(_reader.TokenStartIndex);

    /// <summary>Gives the span from a start to the end of the current token.</summary>
    public readonly SourceSpan Since(SourceSpan start) =>
        start with { Length = _positions.At(_reader.BytesConsumed).Start - start.Start };

    public void EnterObject(string what)
    {
        if (Kind != JsonTokenType.StartObject)
        {
            throw Unexpected($"{what}, a JSON object");
        }

        Enter();
    }

    public void EnterArray(string what)
    {
        if (Kind != JsonTokenType.StartArray)
        {
            throw Unexpected($"{what}, a JSON list");
        }

        Enter();
    }

    /// <summary>Goes to the value of the object's next field; false behind its last one.</summary>
    public bool NextField(out string name)
    {
        Read();
        if (Kind == JsonTokenType.EndObject)
        {
            _place.Leave();
            name = "";
            return false;
        }

        name = CurrentText();
        _place.Name(name);
        Read();
        return true;
    }

    /// <summary>Goes to the list's next item; false behind its last one.</summary>
    public bool NextItem()
    {
        Read();
        if (Kind == JsonTokenType.EndArray)
        {
            _place.Leave();
            return false;
        }

        _place.NextItem();
        return true;
    }

    public readonly string Text(string what) => Kind == JsonTokenType.String ? CurrentText() : throw Unexpected($"{what}, a JSON string");

    /// <summary>Reads a path of names such as <c>A::B</c>.</summary>
    public readonly string TypeName(string what)
    {
        var text = Text(what);
        return _names.IsPath(text) ? text : throw Fail($"{CedarText.Quote(text.Length > 80 ? text[..80] : text)} is no name of a type.",
            "A name is identifiers with '::' between them; true, false, if, then, else, in, like, has, is and __cedar are reserved.");
    }

    public readonly bool Boolean(string what) =>
        Kind is JsonTokenType.True or JsonTokenType.False ? Kind == JsonTokenType.True : throw Unexpected($"{what}, true or false");

    // Never through a double: a number with a point or an exponent is no integer, whatever its value.
    public readonly long Integer() =>
        _reader.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0 && _reader.TryGetInt64(out var value)
            ? value : throw Fail("The number is no 64-bit integer.");

    public void Skip()
    {
        try
        {
            _reader.Skip();
        }
        catch (JsonException failure)
        {
            throw Malformed(failure);
        }
    }

    /// <summary>Reads on behind the whole value, where nothing may follow.</summary>
    public void End()
    {
        try
        {
            _reader.Read();
        }
        catch (JsonException failure)
        {
            throw Malformed(failure);
        }
    }

    /// <summary>Gives a cursor at the same token that reads ahead; call <see cref="ReturnFrom"/> before this one goes on.</summary>
    public readonly JsonCursor Ahead(out int depth)
    {
        depth = _place.Depth;
        return this;
    }

    public readonly void ReturnFrom(int depth) => _place.ReturnTo(depth);

    public readonly CedarException Fail(string message, string? help = null) => Fail(Code, _reader.TokenStartIndex, message, help);

    public readonly CedarException TooMuch(string message, string help) => Fail(CedarCodes.Limit, _reader.TokenStartIndex, message, help);

    public readonly CedarException TooDeep() =>
        TooMuch("The JSON nests deeper than the limit.", "Split what it says.");

    public readonly CedarException Unexpected(string expected)
    {
        var found = Kind switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "a list",
            JsonTokenType.String => "a string",
            JsonTokenType.Number => "a number",
            JsonTokenType.Null => "null",
            _ => "true or false",
        };
        return Fail($"Expected {expected}, but {found} stands here.");
    }

    public readonly CedarException UnexpectedField(string owner, string known) =>
        Fail($"{owner} has no such field, or has it twice.", $"It has {known}.");

    private readonly string Code => CodeOf(_subject);

    private readonly string CurrentText() =>
        _names.Get(in _reader) ?? throw Fail("The string is not valid Unicode.");

    private void Enter()
    {
        if (_reader.CurrentDepth >= MaxDepth)
        {
            throw TooDeep();
        }

        _place.Enter();
    }

    private void Read()
    {
        try
        {
            if (!_reader.Read())
            {
                throw Fail("The JSON text is empty.");
            }
        }
        catch (JsonException failure)
        {
            throw Malformed(failure);
        }
    }

    private readonly CedarException Malformed(JsonException failure)
    {
        var line = (int)Math.Min(int.MaxValue - 1, failure.LineNumber ?? 0) + 1;
        var column = (int)Math.Min(int.MaxValue - 1, failure.BytePositionInLine ?? 0) + 1;
        return _reader.CurrentDepth > MaxDepth ? TooDeep() : Exception(new(Code, _path, line, column, $"{_place}: The text is not valid JSON."));
    }

    private readonly CedarException Fail(string code, long offset, string message, string? help)
    {
        var at = _positions.At(offset);
        return Exception(new(code, _path, at.Line, at.Column, $"{_place}: {message}", help));
    }

    private readonly CedarException Exception(CedarDiagnostic diagnostic) => Exception(_subject, diagnostic);

    private static string CodeOf(JsonSubject subject) => subject switch
    {
        JsonSubject.Policies => CedarCodes.PolicyJson,
        JsonSubject.Schema => CedarCodes.SchemaJson,
        _ => CedarCodes.Entities,
    };

    private static CedarException Exception(JsonSubject subject, CedarDiagnostic diagnostic) =>
        subject == JsonSubject.Entities ? new CedarDataException([diagnostic]) : new CedarSyntaxException([diagnostic]);

    private static byte[] Utf8(string text, string path, JsonSubject subject)
    {
        try
        {
            return StrictUtf8.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            throw Exception(subject, new(CodeOf(subject), path, 0, 0, "The text is not valid Unicode: it holds half a surrogate pair."));
        }
    }
}
