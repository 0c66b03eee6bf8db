namespace DataProducts.Cedar;

/// <content>Expressions, one method a level of precedence.</content>
internal sealed partial class CedarParser
{
    // Cedar's own limit on ! and - in a row.
    private const int MaxPrefixes = 4;

    private void ReadExpression()
    {
        if (_depth == MaxDepth)
        {
            Report(CedarCodes.Limit, _current.Start, $"The text nests deeper than {MaxDepth} levels.", "Split the policy.");
            SkipPolicy();
            return;
        }

        _depth++;
        if (At(CedarSyntaxKind.IfKeyword))
        {
            ReadIf();
        }
        else
        {
            ReadOr();
        }

        _depth--;
    }

    private void ReadIf()
    {
        const string Help = "An 'if' is written 'if … then … else …'.";
        var expression = _tape.Start();
        Take();
        ReadExpression();
        Expect(CedarSyntaxKind.ThenKeyword, Help);
        ReadExpression();
        Expect(CedarSyntaxKind.ElseKeyword, Help);
        ReadExpression();
        _tape.Finish(expression, CedarSyntaxKind.IfExpression);
    }

    private void ReadOr()
    {
        var expression = _tape.Start();
        ReadAnd();
        if (!AtOperator(CedarSyntaxKind.DoubleBar, '|', "or"))
        {
            return;
        }

        do
        {
            Take();
            ReadAnd();
        }
        while (AtOperator(CedarSyntaxKind.DoubleBar, '|', "or"));
        _tape.Finish(expression, CedarSyntaxKind.OrExpression);
    }

    private void ReadAnd()
    {
        var expression = _tape.Start();
        ReadRelation();
        if (!AtOperator(CedarSyntaxKind.DoubleAmpersand, '&', "and"))
        {
            return;
        }

        do
        {
            Take();
            ReadRelation();
        }
        while (AtOperator(CedarSyntaxKind.DoubleAmpersand, '&', "and"));
        _tape.Finish(expression, CedarSyntaxKind.AndExpression);
    }

    // Behind an operand no word can stand, so what other languages call the operator can be told from a name.
    private bool AtOperator(CedarSyntaxKind kind, char half, string word)
    {
        if (_current.Kind == kind)
        {
            return true;
        }

        if (!(At(CedarSyntaxKind.Bad) && _text[_current.Start] == half)
            && !(At(CedarSyntaxKind.Identifier) && TextOf(_current).Equals(word, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        Report(CedarCodes.Operator, _current.Start, $"'{TextOf(_current)}' is no operator of Cedar.", $"Did you mean '{half}{half}'?");
        return true;
    }

    private void ReadRelation()
    {
        var expression = _tape.Start();
        ReadSum();
        for (var isChained = false; ; isChained = true)
        {
            var kind = AtRelation();
            if (kind == CedarSyntaxKind.EndOfFile)
            {
                return;
            }

            if (isChained)
            {
                Report(CedarCodes.Syntax, _current.Start, "Relations do not chain.", "Put parentheses around one of them.");
            }

            ReadRelationEnd(kind);
            _tape.Finish(expression, kind);
        }
    }

    /// <summary>Gives the kind of relation whose operator stands here; the end of the text stands for none.</summary>
    private CedarSyntaxKind AtRelation()
    {
        switch (_current.Kind)
        {
            case CedarSyntaxKind.DoubleEqual or CedarSyntaxKind.NotEqual or CedarSyntaxKind.InKeyword or CedarSyntaxKind.Less
                or CedarSyntaxKind.LessOrEqual or CedarSyntaxKind.Greater or CedarSyntaxKind.GreaterOrEqual:
                return CedarSyntaxKind.RelationExpression;
            case CedarSyntaxKind.HasKeyword:
                return CedarSyntaxKind.HasExpression;
            case CedarSyntaxKind.LikeKeyword:
                return CedarSyntaxKind.LikeExpression;
            case CedarSyntaxKind.IsKeyword:
                return CedarSyntaxKind.IsExpression;
            case CedarSyntaxKind.Equal:
                Report(CedarCodes.Operator, _current.Start, "'=' is no operator of Cedar.", "Did you mean '=='?");
                return CedarSyntaxKind.RelationExpression;
            default:
                return CedarSyntaxKind.EndOfFile;
        }
    }

    private void ReadRelationEnd(CedarSyntaxKind kind)
    {
        var op = _current;
        Take();
        switch (kind)
        {
            case CedarSyntaxKind.HasExpression:
                ReadAttributePath();
                break;
            case CedarSyntaxKind.LikeExpression:
                ExpectString("a pattern in quotes after 'like'");
                break;
            case CedarSyntaxKind.IsExpression:
                ReadTypeName();
                if (Accept(CedarSyntaxKind.InKeyword))
                {
                    ReadSum();
                }

                break;
            default:
                AcceptHalfOperator(op);
                ReadSum();
                break;
        }
    }

    // '<>' and '===' of other languages come as two tokens that touch.
    private void AcceptHalfOperator(LexedToken op)
    {
        var isNotEqual = op.Kind == CedarSyntaxKind.Less && At(CedarSyntaxKind.Greater);
        if (_current.Start == op.End && (isNotEqual || At(CedarSyntaxKind.Equal)))
        {
            Report(CedarCodes.Operator, op.Start, $"'{TextOf(op)}{TextOf(_current)}' is no operator of Cedar.",
                isNotEqual || op.Kind == CedarSyntaxKind.NotEqual ? "Did you mean '!='?"
                    : op.Kind == CedarSyntaxKind.DoubleEqual ? "Did you mean '=='?" : null);
            SkipToken();
        }
    }

    private void ReadAttributePath()
    {
        if (Accept(CedarSyntaxKind.StringLiteral) || Accept(CedarSyntaxKind.UnclosedString))
        {
            return;
        }

        do
        {
            ExpectName("an attribute after 'has'");
        }
        while (Accept(CedarSyntaxKind.Dot));
    }

    private void ReadSum()
    {
        var expression = _tape.Start();
        ReadProduct();
        if (_current.Kind is not (CedarSyntaxKind.Plus or CedarSyntaxKind.Minus))
        {
            return;
        }

        do
        {
            Take();
            ReadProduct();
        }
        while (_current.Kind is CedarSyntaxKind.Plus or CedarSyntaxKind.Minus);
        _tape.Finish(expression, CedarSyntaxKind.SumExpression);
    }

    private void ReadProduct()
    {
        var expression = _tape.Start();
        ReadPrefixed();
        if (!AtProduct())
        {
            return;
        }

        do
        {
            Take();
            ReadPrefixed();
        }
        while (AtProduct());
        _tape.Finish(expression, CedarSyntaxKind.ProductExpression);
    }

    private bool AtProduct()
    {
        while (At(CedarSyntaxKind.Slash) && _lexer.Peek() is { Kind: CedarSyntaxKind.Star } next && next.Start == _current.End)
        {
            Report(CedarCodes.Syntax, _current.Start, "Cedar has no comment between '/*' and '*/'.",
                "A comment starts with '//' and ends with its line.");
            SkipComment();
        }

        if (_current.Kind is not (CedarSyntaxKind.Slash or CedarSyntaxKind.Percent))
        {
            return At(CedarSyntaxKind.Star);
        }

        Report(CedarCodes.Operator, _current.Start, $"'{TextOf(_current)}' is no operator of Cedar.",
            "Cedar has '+', '-' and '*'; give the result in the context or as an attribute.");
        return true;
    }

    private void SkipComment()
    {
        var skipped = Skipping();
        var isAfterStar = false;
        while (!AtEnd && !(isAfterStar && At(CedarSyntaxKind.Slash)) && !StartsPolicy())
        {
            isAfterStar = At(CedarSyntaxKind.Star);
            SkipOne(ref skipped);
        }

        if (At(CedarSyntaxKind.Slash))
        {
            SkipOne(ref skipped);
        }

        Skipped(skipped);
    }

    private void ReadPrefixed()
    {
        if (_current.Kind is not (CedarSyntaxKind.Bang or CedarSyntaxKind.Minus) && !AtNot())
        {
            ReadMember();
            return;
        }

        var expression = _tape.Start();
        var op = _current.Kind;
        for (var count = 1; At(op) && op != CedarSyntaxKind.Identifier; count++)
        {
            if (count > MaxPrefixes)
            {
                Report(CedarCodes.Syntax, _current.Start, $"More than {MaxPrefixes} '{TextOf(_current)}' stand in a row.");
                SkipRun(op);
                break;
            }

            Take();
        }

        if (op == CedarSyntaxKind.Identifier)
        {
            Take();
        }

        if (_current.Kind is CedarSyntaxKind.Bang or CedarSyntaxKind.Minus)
        {
            Report(CedarCodes.Syntax, _current.Start, "'!' and '-' do not stand in one row.", "Put parentheses around the inner one.");
            SkipRun(_current.Kind);
        }

        ReadMember();
        _tape.Finish(expression, CedarSyntaxKind.UnaryExpression);
    }

    private bool AtNot()
    {
        if (!At(CedarSyntaxKind.Identifier) || TextOf(_current) is not ("not" or "NOT") || !SyntaxFacts.StartsExpression(_lexer.Peek().Kind))
        {
            return false;
        }

        Report(CedarCodes.Operator, _current.Start, $"'{TextOf(_current)}' is no operator of Cedar.", "Did you mean '!'?");
        return true;
    }

    private void SkipRun(CedarSyntaxKind kind)
    {
        var skipped = Skipping();
        while (At(kind))
        {
            SkipOne(ref skipped);
        }

        Skipped(skipped);
    }
}
