namespace DataProducts.Cedar;

internal sealed partial class CedarParser
{
    private const string ScopeHelp = "A scope names principal, action and resource, in this order.";

    private void ReadScope()
    {
        var open = _tape.TokenCount;
        Expect(CedarSyntaxKind.OpenParen);
        ReadScopePart(CedarSyntaxKind.PrincipalKeyword);
        Expect(CedarSyntaxKind.Comma, ScopeHelp);
        ReadScopePart(CedarSyntaxKind.ActionKeyword);
        Expect(CedarSyntaxKind.Comma, ScopeHelp);
        ReadScopePart(CedarSyntaxKind.ResourceKeyword);
        Accept(CedarSyntaxKind.Comma);
        if (!At(CedarSyntaxKind.CloseParen) && SyntaxFacts.IsWord(_current.Kind) && !StartsPolicy())
        {
            Unexpected("')'", At(CedarSyntaxKind.ContextKeyword)
                ? "The context is tested in a condition: when { context.… }." : "The scope ends after resource.");
            SkipTo(CedarSyntaxKind.CloseParen, CedarSyntaxKind.CloseParen);
        }

        ExpectClosing(CedarSyntaxKind.CloseParen, open);
    }

    private void ReadScopePart(CedarSyntaxKind variable)
    {
        var part = _tape.Start();
        if (!Accept(variable))
        {
            WrongScopePart(variable);
        }

        ReadConstraint(variable);
        if (!At(CedarSyntaxKind.Comma) && !At(CedarSyntaxKind.CloseParen))
        {
            EndScopePart(variable);
        }

        _tape.Finish(part, CedarSyntaxKind.ScopePart);
    }

    private void WrongScopePart(CedarSyntaxKind variable)
    {
        var name = SyntaxFacts.TextOf(variable)!;
        var isOther = _current.Kind is CedarSyntaxKind.PrincipalKeyword or CedarSyntaxKind.ActionKeyword
            or CedarSyntaxKind.ResourceKeyword or CedarSyntaxKind.ContextKeyword;
        var help = At(CedarSyntaxKind.ContextKeyword) ? "The context is tested in a condition: when { context.… }."
            : isOther || At(CedarSyntaxKind.CloseParen) ? ScopeHelp
            : SyntaxFacts.IsWord(_current.Kind) ? Suggestion.For(TextOf(_current).ToString(), [name]) : null;
        Unexpected($"'{name}'", help);
        if (SyntaxFacts.IsWord(_current.Kind))
        {
            SkipToken();

            // Parts in a wrong order are one mistake: the next parts are not said to be wrong again.
            _isNextQuiet = isOther;
        }

        AddMissing(variable);
    }

    private void ReadConstraint(CedarSyntaxKind variable)
    {
        var isAction = variable == CedarSyntaxKind.ActionKeyword;
        switch (_current.Kind)
        {
            case CedarSyntaxKind.Equal:
                Report(CedarCodes.Operator, _current.Start, "'=' is no operator of Cedar.", "Did you mean '=='?");
                goto case CedarSyntaxKind.DoubleEqual;
            case CedarSyntaxKind.DoubleEqual:
                Take();
                ReadTarget(variable, mayBeList: false);
                break;
            case CedarSyntaxKind.InKeyword:
                Take();
                ReadTarget(variable, mayBeList: isAction);
                break;
            case CedarSyntaxKind.IsKeyword when isAction:
                Report(CedarCodes.Syntax, _current.Start, "An action is not tested for its type.",
                    "Compare it: 'action == …' or 'action in …'.");
                SkipTo(CedarSyntaxKind.Comma, CedarSyntaxKind.CloseParen);
                break;
            case CedarSyntaxKind.IsKeyword:
                Take();
                ReadTypeName();
                if (Accept(CedarSyntaxKind.InKeyword))
                {
                    ReadTarget(variable, mayBeList: false);
                }

                break;
        }
    }

    private void EndScopePart(CedarSyntaxKind variable)
    {
        var name = SyntaxFacts.TextOf(variable)!;
        if (_current.Kind is CedarSyntaxKind.PrincipalKeyword or CedarSyntaxKind.ActionKeyword or CedarSyntaxKind.ResourceKeyword
            && _current.Kind != variable)
        {
            Report(CedarCodes.Syntax, _tape.LastToken.End, $"Expected ',', but {Found()}.", "A ',' stands between the parts of a scope.");
            return;
        }

        if (AtEnd || At(CedarSyntaxKind.Semicolon) || At(CedarSyntaxKind.OpenBrace) || StartsPolicy()
            || _current.Kind is CedarSyntaxKind.WhenKeyword or CedarSyntaxKind.UnlessKeyword)
        {
            return;
        }

        var help = _current.Kind switch
        {
            CedarSyntaxKind.NotEqual => $"A scope knows '==', 'in' and 'is'. Write 'unless {{ {name} == … }}'.",
            CedarSyntaxKind.Dot or CedarSyntaxKind.DoubleAmpersand or CedarSyntaxKind.DoubleBar or CedarSyntaxKind.HasKeyword
                or CedarSyntaxKind.LikeKeyword or CedarSyntaxKind.Less or CedarSyntaxKind.LessOrEqual or CedarSyntaxKind.Greater
                or CedarSyntaxKind.GreaterOrEqual or CedarSyntaxKind.OpenBracket => $"A scope compares {name} with entities only; all else stands in 'when {{ … }}'.",
            CedarSyntaxKind.Colon => "Did you mean '::'?",
            _ => null,
        };
        Unexpected(_tape.LastToken.Kind == variable ? $"'==', 'in'{(variable == CedarSyntaxKind.ActionKeyword ? "" : ", 'is'")} or ','" : "','", help);
        SkipTo(CedarSyntaxKind.Comma, CedarSyntaxKind.CloseParen);
    }

    private void ReadTarget(CedarSyntaxKind variable, bool mayBeList)
    {
        if (At(CedarSyntaxKind.Question))
        {
            ReadSlot(variable);
        }
        else if (!At(CedarSyntaxKind.OpenBracket))
        {
            ReadEntity();
        }
        else if (mayBeList)
        {
            ReadEntityList();
        }
        else
        {
            var name = SyntaxFacts.TextOf(variable)!;
            Report(CedarCodes.Syntax, _current.Start, "Only 'action in' takes a list.",
                variable == CedarSyntaxKind.ActionKeyword ? "Write 'action in […]'." : $"Write 'when {{ {name} in […] }}', or a policy for each.");
            SkipTo(CedarSyntaxKind.Comma, CedarSyntaxKind.CloseParen);
        }
    }

    private void ReadSlot(CedarSyntaxKind variable)
    {
        var slot = _tape.Start();
        var start = _current;
        Take();
        var isOwn = At(variable) && variable != CedarSyntaxKind.ActionKeyword && _current.Start == start.End;
        if (!isOwn)
        {
            Report(CedarCodes.Syntax, start.Start, "No slot of this name can stand here.",
                "A template has ?principal beside principal and ?resource beside resource.");
        }

        if (SyntaxFacts.IsWord(_current.Kind))
        {
            Take();
        }

        _tape.Finish(slot, CedarSyntaxKind.Slot);
    }

    private void ReadEntityList()
    {
        var list = _tape.Start();
        var open = _tape.TokenCount;
        Take();
        while (!At(CedarSyntaxKind.CloseBracket))
        {
            ReadEntity();
            if (!NextItem(CedarSyntaxKind.CloseBracket, SyntaxFacts.IsName(_current.Kind)))
            {
                break;
            }
        }

        ExpectClosing(CedarSyntaxKind.CloseBracket, open);
        _tape.Finish(list, CedarSyntaxKind.EntityList);
    }

    private void ReadEntity()
    {
        const string Expected = "an entity such as Type::\"id\"";
        var entity = _tape.Start();
        if (!SyntaxFacts.IsWord(_current.Kind))
        {
            Unexpected(Expected, At(CedarSyntaxKind.StringLiteral) ? "An entity has its type before its id: Type::\"id\"." : null);
            if (At(CedarSyntaxKind.StringLiteral) || At(CedarSyntaxKind.UnclosedString))
            {
                SkipToken();
            }
        }
        else
        {
            ReadPath();
            if (At(CedarSyntaxKind.StringLiteral) && _tape.LastToken.Kind == CedarSyntaxKind.DoubleColon)
            {
                Take();
            }
            else if (At(CedarSyntaxKind.Colon))
            {
                Report(CedarCodes.Syntax, _current.Start, "A single ':' stands in an entity.", "Did you mean '::'?");
                Take();
                Accept(CedarSyntaxKind.StringLiteral);
            }
            else
            {
                Unexpected(Expected, At(CedarSyntaxKind.StringLiteral) ? "'::' stands between the type and the id." : null);
                if (At(CedarSyntaxKind.StringLiteral))
                {
                    SkipToken();
                }
            }
        }

        _tape.Finish(entity, CedarSyntaxKind.EntityReference);
    }

    private void ReadTypeName()
    {
        var name = _tape.Start();
        if (!SyntaxFacts.IsWord(_current.Kind))
        {
            Unexpected("an entity type", At(CedarSyntaxKind.StringLiteral) ? "A type is written without quotes." : null);
            if (At(CedarSyntaxKind.StringLiteral))
            {
                SkipToken();
            }
            else
            {
                AddMissing(CedarSyntaxKind.Identifier);
            }
        }
        else
        {
            ReadPath();
            if (_tape.LastToken.Kind == CedarSyntaxKind.DoubleColon)
            {
                Unexpected("a type's name",
                    At(CedarSyntaxKind.StringLiteral) ? "'is' takes a type; compare with an entity by '==' or 'in'." : null);
                if (At(CedarSyntaxKind.StringLiteral))
                {
                    SkipToken();
                }
            }
        }

        _tape.Finish(name, CedarSyntaxKind.Name);
    }

    /// <summary>Reads <c>A::B</c>; where no name follows a <c>::</c>, stops behind it.</summary>
    private void ReadPath()
    {
        ExpectName("a name");
        while (Accept(CedarSyntaxKind.DoubleColon))
        {
            if (!SyntaxFacts.IsWord(_current.Kind))
            {
                return;
            }

            ExpectName("a name");
        }
    }
}
