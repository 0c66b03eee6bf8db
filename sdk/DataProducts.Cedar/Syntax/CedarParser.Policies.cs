namespace DataProducts.Cedar;

internal sealed partial class CedarParser
{
    // Conditions are conjoined, so their number adds to the height of what is walked recursively.
    private const int MaxConditions = 200;

    private void ReadFile()
    {
        var file = _tape.Start();
        while (!AtEnd)
        {
            if (_current.Kind is CedarSyntaxKind.At or CedarSyntaxKind.PermitKeyword or CedarSyntaxKind.ForbidKeyword || AtCall())
            {
                ReadPolicy();
            }
            else
            {
                ReadStray();
            }
        }

        _tape.Add(_current);
        _tape.Finish(file, CedarSyntaxKind.PolicyFile, _faults > 0);
    }

    private bool AtCall() => SyntaxFacts.IsWord(_current.Kind) && _lexer.Peek().Kind == CedarSyntaxKind.OpenParen;

    private bool StartsPolicy() => _current.Kind switch
    {
        CedarSyntaxKind.PermitKeyword or CedarSyntaxKind.ForbidKeyword =>
            _tape.LastToken.Kind != CedarSyntaxKind.Dot && _lexer.Peek().Kind == CedarSyntaxKind.OpenParen,
        CedarSyntaxKind.At => IsFirstOfLine,
        _ => false,
    };

    private void ReadStray()
    {
        if (_current.Kind is CedarSyntaxKind.WhenKeyword or CedarSyntaxKind.UnlessKeyword)
        {
            Report(CedarCodes.Syntax, _current.Start, $"'{TextOf(_current)}' stands outside of a policy.",
                "The policy before it ends with ';' already; remove that ';'.");
        }
        else if (At(CedarSyntaxKind.Semicolon))
        {
            Report(CedarCodes.Syntax, _current.Start, "This ';' ends no policy.", "Remove it.");
        }
        else
        {
            Unexpected("a policy, which starts with 'permit', 'forbid' or '@'", EffectHelp());
        }

        // A ';' that ends no policy is left out, and not what follows it.
        if (!At(CedarSyntaxKind.Semicolon))
        {
            SkipToken();
            SkipPolicy();
        }

        Accept(CedarSyntaxKind.Semicolon);
    }

    private void ReadPolicy()
    {
        var policy = _tape.Start();
        var faults = _faults;
        while (At(CedarSyntaxKind.At))
        {
            ReadAnnotation();
        }

        if (ReadEffect())
        {
            ReadScope();
            ReadConditions();
        }

        ReadPolicyEnd(_faults > faults);
        _tape.Finish(policy, CedarSyntaxKind.Policy, _faults > faults);
    }

    private void ReadAnnotation()
    {
        var annotation = _tape.Start();
        Take();
        if (SyntaxFacts.IsWord(_current.Kind))
        {
            Take();
        }
        else
        {
            Unexpected("an annotation's name", "An annotation is written @name or @name(\"value\").", isAfter: true);
            AddMissing(CedarSyntaxKind.Identifier);
        }

        var open = _tape.TokenCount;
        if (Accept(CedarSyntaxKind.OpenParen))
        {
            ExpectString("the annotation's value in quotes");
            ExpectClosing(CedarSyntaxKind.CloseParen, open);
        }
        else if (At(CedarSyntaxKind.StringLiteral))
        {
            Report(CedarCodes.Syntax, _current.Start, "An annotation's value stands in parentheses.", "Write @name(\"value\").");
            Take();
        }

        _tape.Finish(annotation, CedarSyntaxKind.Annotation);
    }

    private bool ReadEffect()
    {
        if (_current.Kind is CedarSyntaxKind.PermitKeyword or CedarSyntaxKind.ForbidKeyword)
        {
            Take();
            return true;
        }

        Unexpected("'permit' or 'forbid'", EffectHelp());
        if (!AtCall())
        {
            AddMissing(CedarSyntaxKind.PermitKeyword);
            SkipPolicy();
            return false;
        }

        SkipToken();
        AddMissing(CedarSyntaxKind.PermitKeyword);
        return true;
    }

    private string? EffectHelp()
    {
        if (!SyntaxFacts.IsWord(_current.Kind))
        {
            return null;
        }

        var word = TextOf(_current).ToString();
        return word.ToUpperInvariant() switch
        {
            "ALLOW" or "GRANT" or "ACCEPT" => "Did you mean 'permit'?",
            "DENY" or "REJECT" or "REFUSE" => "Did you mean 'forbid'?",
            _ => Suggestion.For(word, ["permit", "forbid"]),
        };
    }

    private void ReadConditions()
    {
        var count = 0;
        while (AtCondition())
        {
            if (count++ == MaxConditions)
            {
                Report(CedarCodes.Limit, _current.Start, $"The policy has more than {MaxConditions} conditions.", "Join them with &&.");
                SkipPolicy();
                return;
            }

            ReadCondition();
        }
    }

    private bool AtCondition()
    {
        if (_current.Kind is CedarSyntaxKind.WhenKeyword or CedarSyntaxKind.UnlessKeyword)
        {
            return true;
        }

        if (At(CedarSyntaxKind.OpenBrace))
        {
            Report(CedarCodes.Syntax, _current.Start, "A condition starts with 'when' or 'unless'.", "Write 'when { … }'.");
            return true;
        }

        if (!SyntaxFacts.IsWord(_current.Kind) || StartsPolicy()
            || (At(CedarSyntaxKind.Identifier) && _lexer.Peek().Kind != CedarSyntaxKind.OpenBrace && EffectHelp() is not null))
        {
            return false;
        }

        var word = TextOf(_current).ToString();
        var help = word.ToUpperInvariant() is "IF" or "WHERE" or "AND" ? "Did you mean 'when'?" : Suggestion.For(word, ["when", "unless"]);
        if (help is null && _lexer.Peek().Kind != CedarSyntaxKind.OpenBrace)
        {
            return false;
        }

        Report(CedarCodes.Syntax, _current.Start, $"Expected 'when', 'unless' or ';', but {Found()}.", help);
        return true;
    }

    private void ReadCondition()
    {
        var condition = _tape.Start();
        if (!At(CedarSyntaxKind.OpenBrace))
        {
            Take();
        }

        var open = _tape.TokenCount;
        Expect(CedarSyntaxKind.OpenBrace, "A condition stands in braces: 'when { … }'.");
        ReadExpression();
        if (!At(CedarSyntaxKind.CloseBrace))
        {
            if (!AtEnd && !At(CedarSyntaxKind.Semicolon) && !StartsPolicy())
            {
                UnexpectedAfterExpression("an operator or '}'");
                SkipTo(CedarSyntaxKind.CloseBrace, CedarSyntaxKind.CloseBrace, overClosing: true);
            }
        }

        ExpectClosing(CedarSyntaxKind.CloseBrace, open);
        _tape.Finish(condition, CedarSyntaxKind.Condition);
    }

    private void ReadPolicyEnd(bool isFaulty)
    {
        if (Accept(CedarSyntaxKind.Semicolon))
        {
            // A ';' inside of a condition was said to be wrong: the rest of its line belongs to the same mistake.
            if (isFaulty && !AtEnd && !IsFirstOfLine && !StartsPolicy() && !At(CedarSyntaxKind.Semicolon) && !At(CedarSyntaxKind.At))
            {
                SkipPolicy();
                Accept(CedarSyntaxKind.Semicolon);
            }

            return;
        }

        Unexpected("';'", "A policy ends with ';'.", isAfter: true);
        if (!AtEnd && !StartsPolicy() && !IsFirstOfLine)
        {
            SkipPolicy();
            if (Accept(CedarSyntaxKind.Semicolon))
            {
                return;
            }
        }

        AddMissing(CedarSyntaxKind.Semicolon);
    }
}
