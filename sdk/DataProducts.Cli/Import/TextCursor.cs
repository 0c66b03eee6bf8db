namespace DataProducts.Cli.Import;

/// <summary>Reads SQL's and Hive's words one after the other: names bare or quoted, numbers, strings, single characters. Comments and
/// white space stand between them.</summary>
internal sealed class TextCursor
{
    private readonly string _text;
    private readonly string _path;
    private int _end;

    public TextCursor(string text, string path)
    {
        (_text, _path) = (text, path);
        Next();
    }

    /// <summary>Gets what kind of word stands here.</summary>
    public WordKind Kind { get; private set; }

    /// <summary>Gets the word without its quotes.</summary>
    public string Word { get; private set; } = "";

    /// <summary>Gets where the word starts.</summary>
    public int Position { get; private set; }

    public bool AtEnd => Kind == WordKind.End;

    /// <summary>Tells whether a bare word stands here, whatever its case.</summary>
    public bool Is(string word) => Kind == WordKind.Name && string.Equals(Word, word, StringComparison.OrdinalIgnoreCase);

    public bool Is(char symbol) => Kind == WordKind.Symbol && Word[0] == symbol;

    public bool Take(string word)
    {
        var taken = Is(word);
        if (taken)
        {
            Next();
        }

        return taken;
    }

    public bool Take(char symbol)
    {
        var taken = Is(symbol);
        if (taken)
        {
            Next();
        }

        return taken;
    }

    public void Expect(char symbol)
    {
        if (!Take(symbol))
        {
            throw Error($"'{symbol}' should stand here, not {Shown}");
        }
    }

    public string Name()
    {
        if (Kind is not (WordKind.Name or WordKind.Quoted))
        {
            throw Error($"a name should stand here, not {Shown}");
        }

        return TakeWord();
    }

    public string TakeWord()
    {
        var word = Word;
        Next();
        return word;
    }

    /// <summary>Passes over a list in parentheses that begins here.</summary>
    public void SkipParentheses()
    {
        Expect('(');
        for (var depth = 1; depth > 0; Next())
        {
            if (AtEnd)
            {
                throw Error("a parenthesis is not closed");
            }

            depth += Is('(') ? 1 : Is(')') ? -1 : 0;
        }
    }

    public DataProductException Error(string problem) => ImportErrors.Syntax(_path, _text, Position, problem);

    private string Shown => AtEnd ? "the end" : $"'{(Word.Length <= 30 ? Word : Word[..30] + "…")}'";

    public void Next()
    {
        SkipBlank();
        Position = _end;
        if (_end == _text.Length)
        {
            (Kind, Word) = (WordKind.End, "");
            return;
        }

        var first = _text[_end];
        if (first is '"' or '`' or '[' && !IsBrackets(first))
        {
            Quoted(first is '[' ? ']' : first, WordKind.Quoted);
        }
        else if (first == '\'')
        {
            Quoted('\'', WordKind.Text);
        }
        else if (char.IsLetterOrDigit(first) || first is '_' or '$' or '@' or '#')
        {
            var start = _end;
            while (_end < _text.Length && (char.IsLetterOrDigit(_text[_end]) || _text[_end] is '_' or '$' or '@' or '#'))
            {
                _end++;
            }

            (Kind, Word) = (char.IsAsciiDigit(first) ? WordKind.Number : WordKind.Name, _text[start.._end]);
        }
        else
        {
            (Kind, Word) = (WordKind.Symbol, first.ToString());
            _end++;
        }
    }

    // SQL Server quotes names in brackets; PostgreSQL writes arrays as int[] or int[3].
    private bool IsBrackets(char first) =>
        first == '[' && _end + 1 < _text.Length && (_text[_end + 1] == ']' || char.IsAsciiDigit(_text[_end + 1]));

    private void Quoted(char closing, WordKind kind)
    {
        var word = new System.Text.StringBuilder();
        for (_end++; ; _end++)
        {
            if (_end >= _text.Length)
            {
                throw Error("a quote is not closed");
            }

            if (_text[_end] != closing)
            {
                word.Append(_text[_end]);
            }
            else if (_end + 1 < _text.Length && _text[_end + 1] == closing)
            {
                word.Append(_text[_end++]);
            }
            else
            {
                break;
            }
        }

        _end++;
        (Kind, Word) = (kind, word.ToString());
    }

    private void SkipBlank()
    {
        while (_end < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_end]) || _text[_end] == '\uFEFF')
            {
                _end++;
            }
            else if (At("--"))
            {
                var line = _text.IndexOf('\n', _end);
                _end = line < 0 ? _text.Length : line + 1;
            }
            else if (At("/*"))
            {
                var close = _text.IndexOf("*/", _end + 2, StringComparison.Ordinal);
                _end = close < 0 ? _text.Length : close + 2;
            }
            else
            {
                return;
            }
        }
    }

    private bool At(string mark) => string.CompareOrdinal(_text, _end, mark, 0, mark.Length) == 0;
}

/// <summary>What a word of SQL is.</summary>
internal enum WordKind
{
    End,
    Name,
    Quoted,
    Number,
    Text,
    Symbol,
}
