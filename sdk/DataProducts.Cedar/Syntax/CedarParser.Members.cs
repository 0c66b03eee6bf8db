namespace DataProducts.Cedar;

/// <content>Literals, names, brackets, and the accesses to what they give.</content>
internal sealed partial class CedarParser
{
    private void ReadMember()
    {
        var expression = _tape.Start();
        var isCallable = ReadPrimary();
        var hasAccess = false;
        while (_current.Kind is CedarSyntaxKind.Dot or CedarSyntaxKind.OpenBracket or CedarSyntaxKind.OpenParen)
        {
            var access = _tape.Start();
            var open = _tape.TokenCount;
            hasAccess = true;
            switch (_current.Kind)
            {
                case CedarSyntaxKind.Dot:
                    ReadField();
                    _tape.Finish(access, CedarSyntaxKind.FieldAccess);
                    isCallable = true;
                    continue;
                case CedarSyntaxKind.OpenBracket:
                    ReadIndex(open);
                    _tape.Finish(access, CedarSyntaxKind.IndexAccess);
                    break;
                default:
                    if (!isCallable)
                    {
                        Report(CedarCodes.Syntax, _current.Start, "Only a function or a method can be called.");
                    }

                    Take();
                    ReadItems(CedarSyntaxKind.CloseParen);
                    ExpectClosing(CedarSyntaxKind.CloseParen, open);
                    _tape.Finish(access, CedarSyntaxKind.CallAccess);
                    break;
            }

            isCallable = false;
        }

        if (hasAccess)
        {
            _tape.Finish(expression, CedarSyntaxKind.MemberExpression);
        }
    }

    private void ReadField()
    {
        var isAfterInteger = _tape.LastToken.Kind == CedarSyntaxKind.IntegerLiteral;
        Take();
        if (At(CedarSyntaxKind.IntegerLiteral) && isAfterInteger)
        {
            Report(CedarCodes.Literal, _current.Start, "Cedar has no literals with a decimal point.", "Write decimal(\"1.5\").");
            Take();
            return;
        }

        ExpectName("an attribute or a method");
    }

    private void ReadIndex(int open)
    {
        Take();
        if (Accept(CedarSyntaxKind.StringLiteral) || Accept(CedarSyntaxKind.UnclosedString))
        {
            ExpectClosing(CedarSyntaxKind.CloseBracket, open);
            return;
        }

        Unexpected("an attribute's name in quotes", SyntaxFacts.StartsExpression(_current.Kind)
            ? "An index is a string literal; sets are tested with 'contains', tags are read with 'getTag'." : null);
        SkipTo(CedarSyntaxKind.CloseBracket, CedarSyntaxKind.CloseBracket);
        ExpectClosing(CedarSyntaxKind.CloseBracket, open);
    }

    /// <summary>Reads what starts an expression; says whether it is a name that can be called.</summary>
    private bool ReadPrimary()
    {
        var expression = _tape.Start();
        switch (_current.Kind)
        {
            case CedarSyntaxKind.StringLiteral or CedarSyntaxKind.UnclosedString or CedarSyntaxKind.IntegerLiteral
                or CedarSyntaxKind.TrueKeyword or CedarSyntaxKind.FalseKeyword:
                Take();
                _tape.Finish(expression, CedarSyntaxKind.Literal);
                return false;
            case CedarSyntaxKind.OpenParen:
                ReadParenthesized();
                _tape.Finish(expression, CedarSyntaxKind.ParenthesizedExpression);
                return false;
            case CedarSyntaxKind.OpenBracket:
                ReadBracketed(CedarSyntaxKind.CloseBracket);
                _tape.Finish(expression, CedarSyntaxKind.SetExpression);
                return false;
            case CedarSyntaxKind.OpenBrace:
                ReadRecord();
                _tape.Finish(expression, CedarSyntaxKind.RecordExpression);
                return false;
        }

        if (!SyntaxFacts.IsName(_current.Kind))
        {
            ReadMissing();
            _tape.Finish(expression, CedarSyntaxKind.MissingExpression);
            return true;
        }

        ReadPath();
        if (_tape.LastToken.Kind != CedarSyntaxKind.DoubleColon)
        {
            _tape.Finish(expression, CedarSyntaxKind.Name);
            return true;
        }

        if (!Accept(CedarSyntaxKind.StringLiteral) && !Accept(CedarSyntaxKind.UnclosedString))
        {
            Unexpected("an entity's id in quotes");
        }

        _tape.Finish(expression, CedarSyntaxKind.EntityReference);
        return false;
    }

    private void ReadMissing()
    {
        if (At(CedarSyntaxKind.Question))
        {
            Report(CedarCodes.Syntax, _current.Start, "A slot stands only in a template's scope.",
                "Compare principal or resource there, for example 'principal == ?principal'.");
            SkipToken();
            if (SyntaxFacts.IsWord(_current.Kind))
            {
                SkipToken();
            }

            return;
        }

        Unexpected("an expression", At(CedarSyntaxKind.IfKeyword) ? "Put the 'if' in parentheses."
            : SyntaxFacts.IsWord(_current.Kind) ? $"'{TextOf(_current)}' is a reserved word."
            : At(CedarSyntaxKind.Bad) && _text[_current.Start] == '#' ? "A comment starts with '//'." : null);
        if (At(CedarSyntaxKind.IfKeyword))
        {
            // The 'if' is read all the same: what follows it is most often right.
            ReadExpression();
        }
        else if (At(CedarSyntaxKind.Bad))
        {
            SkipToken();
        }
    }

    private void ReadParenthesized()
    {
        var open = _tape.TokenCount;
        Take();
        ReadExpression();
        if (!At(CedarSyntaxKind.CloseParen) && !AtEnd && !At(CedarSyntaxKind.Semicolon) && !SyntaxFacts.IsClosing(_current.Kind))
        {
            UnexpectedAfterExpression("an operator or ')'");
            SkipTo(CedarSyntaxKind.CloseParen, CedarSyntaxKind.CloseParen);
        }

        ExpectClosing(CedarSyntaxKind.CloseParen, open);
    }

    private void ReadBracketed(CedarSyntaxKind close)
    {
        var open = _tape.TokenCount;
        Take();
        ReadItems(close);
        ExpectClosing(close, open);
    }

    // A comma may follow the last item (RFC 71).
    private void ReadItems(CedarSyntaxKind close)
    {
        while (!At(close))
        {
            ReadExpression();
            if (!NextItem(close, SyntaxFacts.StartsExpression(_current.Kind)))
            {
                return;
            }
        }
    }

    private void ReadRecord()
    {
        var open = _tape.TokenCount;
        Take();
        while (!At(CedarSyntaxKind.CloseBrace))
        {
            var field = _tape.Start();
            if (!Accept(CedarSyntaxKind.StringLiteral) && !Accept(CedarSyntaxKind.UnclosedString))
            {
                ExpectName("a field's name");
            }

            if (At(CedarSyntaxKind.Equal))
            {
                Report(CedarCodes.Operator, _current.Start, "A ':' stands between a field's name and its value.",
                    "Write ':' instead of '='.");
                Take();
            }
            else
            {
                Expect(CedarSyntaxKind.Colon);
            }

            ReadExpression();
            _tape.Finish(field, CedarSyntaxKind.RecordField);
            if (!NextItem(CedarSyntaxKind.CloseBrace, SyntaxFacts.IsName(_current.Kind) || At(CedarSyntaxKind.StringLiteral)))
            {
                break;
            }
        }

        ExpectClosing(CedarSyntaxKind.CloseBrace, open);
    }

    /// <summary>Goes over a comma to the next item; says whether there is one.</summary>
    private bool NextItem(CedarSyntaxKind close, bool startsItem)
    {
        if (Accept(CedarSyntaxKind.Comma))
        {
            return true;
        }

        if (AtEnd || SyntaxFacts.IsClosing(_current.Kind) || At(CedarSyntaxKind.Semicolon) || StartsPolicy())
        {
            return false;
        }

        if (startsItem && _current.Start != _quietAt)
        {
            Report(CedarCodes.Syntax, _tape.LastToken.End, $"Expected ',' or '{SyntaxFacts.TextOf(close)}', but {Found()}.",
                "A ',' stands between two items.");
            AddMissing(CedarSyntaxKind.Comma);
            return true;
        }

        UnexpectedAfterExpression($"',' or '{SyntaxFacts.TextOf(close)}'");
        SkipTo(CedarSyntaxKind.Comma, close);
        return Accept(CedarSyntaxKind.Comma);
    }
}
