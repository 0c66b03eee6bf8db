using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes <c>Validate</c>: the rules of values, and the forms of personal data.</summary>
internal static class ValidateEmitter
{
    private const string Rule = "global::DataProducts.RowRule.";

    public static void Emit(CodeWriter code, Port port, ValueTypes types, Patterns patterns)
    {
        var record = port.Record;
        var isFirst = true;
        code.Open($"static void {ProductEmitter.Row(record)}.Validate({record.Qualified} row, global::DataProducts.RowProblems problems)");
        foreach (var column in port.Columns)
        {
            var checks = ChecksOf(column, ValuesEmitter.ClassName(record) + ".", types, patterns).ToArray();
            if (checks.Length == 0)
            {
                continue;
            }

            if (!isFirst)
            {
                code.Line();
            }

            isFirst = false;
            Emit(code, column, checks);
        }

        code.Close();
    }

    private static void Emit(CodeWriter code, Column column, (string Broken, string Rule)[] checks)
    {
        // The name of a present value is known to the end of the method, so it is given once for all its rules.
        var isGrouped = column.Nullable && checks.Length > 1;
        if (isGrouped)
        {
            code.Open($"if ({Value(column)} is {{ }} {CSharpText.Local(column.Property)})");
        }

        for (var i = 0; i < checks.Length; i++)
        {
            if (i > 0)
            {
                code.Line();
            }

            var (broken, rule) = checks[i];
            var condition = column.Nullable && !isGrouped ? RuleText.IfPresent(Value(column), CSharpText.Local(column.Property), broken) : broken;
            code.Open($"if ({condition})").Line($"problems.Add({rule}, {CSharpText.Literal(column.Name)});").Close();
        }

        if (isGrouped)
        {
            code.Close();
        }
    }

    private static string Value(Column column) => "row." + CSharpText.Name(column.Property);

    // What is broken, of a value that is present, and the rule's name.
    private static IEnumerable<(string Broken, string Rule)> ChecksOf(Column column, string holder, ValueTypes types, Patterns patterns)
    {
        var given = column.Nullable ? CSharpText.Local(column.Property) : Value(column);
        foreach (var (rule, broken) in RuleText.Of(column.Rules, column.Type, given, pattern => holder + patterns.NameOf(pattern)))
        {
            yield return (broken, Rule + rule);
        }

        if (column.Pii is { IsRedacted: false } pii && column.Type.IsText)
        {
            var arguments = $"(global::DataProducts.PiiKind.{pii.Kind}, {RuleText.Held(column.Type, given)})";
            var broken = $"!global::DataProducts.PiiFormat.IsValid{arguments}";
            yield return (pii.Mode == PersonalData.FormatPreserving ? $"{broken} || !global::DataProducts.KeptFormat.Takes{arguments}" : broken, Rule + "Format");
        }

        if (NestedRuleEmitter.HasRules(column.Type))
        {
            var broken = CSharpText.Local(column.Property) + "Rule";
            yield return ($"{holder}BrokenRuleIn{types.Word(column.Type)}({given}) is {{ }} {broken}", broken);
        }
    }
}
