namespace DataProducts.Contracts;

/// <summary>Compares a team's own rules of quality by name.</summary>
internal static class QualityChanges
{
    public static IEnumerable<ContractChange> Between(PortShape before, PortShape after)
    {
        foreach (var rule in before.Quality)
        {
            var path = $"{after.Name}.quality:{rule.Name}";
            var now = after.Quality.FirstOrDefault(one => one.Name == rule.Name);
            if (now is null)
            {
                yield return Rule.Dangerous(Rule.QualityChanged, path, "The rule of quality was removed.");
            }
            else if (rule.Sql != now.Sql || !rule.MustBe.Equals(now.MustBe))
            {
                yield return Rule.Dangerous(Rule.QualityChanged, path, "The rule of quality checks something else.");
            }
            else if (rule.Description != now.Description)
            {
                yield return Rule.Safe(Rule.TextChanged, path, "The description changed.");
            }
        }

        foreach (var rule in after.Quality.Where(rule => before.Quality.All(one => one.Name != rule.Name)))
        {
            yield return Rule.Safe(Rule.QualityChanged, $"{after.Name}.quality:{rule.Name}", "The rule of quality is new.");
        }
    }
}
