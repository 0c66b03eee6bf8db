using System.Text;

namespace DataProducts.Cedar;

/// <summary>Writes policies as Cedar text, for example what was read as JSON. The text parses back to the same policies.</summary>
public static class PolicyText
{
    /// <summary>Writes a policy, of a link the template with its slots filled; the id is not part of it.</summary>
    /// <param name="policy">The policy.</param>
    public static string Write(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var text = new StringBuilder();
        Write(text, policy);
        return text.ToString();
    }

    /// <summary>Writes a template; the id is not part of it.</summary>
    /// <param name="template">The template.</param>
    public static string Write(PolicyTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return Write(template.Body);
    }

    /// <summary>Writes the policies and templates of a set. Text has no form for a link: it is written as the policy that it is.</summary>
    /// <param name="set">The set.</param>
    /// <remarks>Ids are positional or <c>@id</c> in text; other ids are kept by <see cref="PolicyJson"/> only.</remarks>
    public static string Write(PolicySet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var text = new StringBuilder();
        foreach (var policy in set.Policies.Concat(set.Templates.Select(template => template.Body)))
        {
            Write(text.Length == 0 ? text : text.Append('\n'), policy);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder to, Policy policy)
    {
        foreach (var (name, value) in policy.Annotations.OrderBy(annotation => annotation.Key, StringComparer.Ordinal))
        {
            to.Append('@').Append(name);
            _ = policy.BareAnnotations.Contains(name) ? to : to.Append('(').Append(CedarText.Quote(value)).Append(')');
            to.Append('\n');
        }

        to.Append(policy.Effect == PolicyEffect.Permit ? "permit (" : "forbid (");
        Write(to, "principal", policy.Principal);
        Write(to.Append(", "), "action", policy.Action);
        Write(to.Append(", "), "resource", policy.Resource);
        to.Append(')');
        foreach (var condition in policy.Conditions)
        {
            to.Append(condition.IsUnless ? "\nunless { " : "\nwhen { ");
            CedarPrinter.Write(to, condition.Body);
            to.Append(" }");
        }

        to.Append(";\n");
    }

    private static void Write(StringBuilder to, string name, ScopeConstraint scope)
    {
        to.Append(name);
        if (scope.EntityType is { } type)
        {
            to.Append(" is ").Append(type);
        }

        switch (scope.Operator)
        {
            case ScopeOperator.Equal: WriteTarget(to.Append(" == "), scope); break;
            case ScopeOperator.In or ScopeOperator.IsIn: WriteTarget(to.Append(" in "), scope); break;
        }
    }

    private static void WriteTarget(StringBuilder to, ScopeConstraint scope)
    {
        if (scope.Slot is { } slot)
        {
            to.Append(SlotNames.Of(slot));
        }
        else if (scope.IsList)
        {
            to.Append('[').AppendJoin(", ", scope.Entities).Append(']');
        }
        else
        {
            to.Append(scope.Entities[0]);
        }
    }
}
