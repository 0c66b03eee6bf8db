using DataProducts.Contracts;

namespace DataProducts.Access;

/// <summary>Plans what engines would be given so that they show what Cedar allows, or less, never more.</summary>
/// <remarks>A pure function of policies, people and time. An engine's principal stands for one class of people
/// (<see cref="SubjectClass"/>); whoever hands out the principal answers for it that the person is of the class.</remarks>
public static class AccessPlanner
{
    /// <summary>Makes the plan of a product.</summary>
    /// <param name="model">The product's policies.</param>
    /// <param name="people">Who may ask for what.</param>
    /// <param name="map">Which principals stand for whom, and where the data lies.</param>
    /// <param name="now">The point of time, in UTC.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <returns>The plan. What cannot be planned is in its diagnostics; no error is thrown for it, and nothing is granted.</returns>
    public static AccessPlan Plan(
        AccessModel model, PeopleDirectory people, IdentityMap map, DateTimeOffset now, PlanOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(map);
        options ??= new PlanOptions();
        var diagnostics = new List<PlanDiagnostic>();
        var classes = SubjectClasses.Of(model, people.Under(model.Standards), now);
        var rules = IsPlannable(model, classes, options, diagnostics) ? Rules(model, people, map, now, classes, diagnostics) : [];
        var input = new PlanInput(model, map, options, rules);
        return new AccessPlan(model.Product.Id, model.Hash, classes, rules, diagnostics, [.. options.Targets.Distinct().Order().Select(target => Of(target).Plan(input))]);
    }

    private static IPlanTarget Of(PlanTarget target) => target switch
    {
        PlanTarget.LakeFormation => new LakeFormationPlanner(),
        PlanTarget.Snowflake => new SnowflakePlanner(),
        PlanTarget.Starburst => new StarburstPlanner(),
        PlanTarget.Trino => new TrinoPlanner(),
        _ => throw new ArgumentOutOfRangeException(nameof(target)),
    };

    // A policy that looks at the clock would go on in an engine after Cedar has changed its mind.
    private static bool IsPlannable(AccessModel model, IReadOnlyList<SubjectClass> classes, PlanOptions options, List<PlanDiagnostic> diagnostics)
    {
        foreach (var policy in PolicyReads.Clock(model))
        {
            diagnostics.Add(new PlanDiagnostic(
                "FGAC-REFUSED-CLOCK", PlanSeverity.Refused, null, null,
                $"The policy '{policy.Id}' ({policy.Path}) reads context.now, which a grant in an engine cannot follow."));
        }

        if (classes.Count > options.MaximumClasses)
        {
            diagnostics.Add(new PlanDiagnostic(
                "FGAC-CLASS-EXPLOSION", PlanSeverity.Refused, null, null,
                $"{classes.Count} classes of people are more than {options.MaximumClasses}; nothing is approximated."));
        }

        return diagnostics.Count == 0;
    }

    private static List<AccessRule> Rules(
        AccessModel model, PeopleDirectory people, IdentityMap map, DateTimeOffset now, IReadOnlyList<SubjectClass> classes, List<PlanDiagnostic> diagnostics)
    {
        var access = new ClassAccess(model, people, now);
        var rules = new List<AccessRule>();
        foreach (var subject in classes)
        {
            var roles = RolesOf(subject, people, map, diagnostics);
            foreach (var (port, jurisdiction) in Branches(model))
            {
                try
                {
                    if (access.Rule(subject, roles, port, jurisdiction) is { } rule)
                    {
                        rules.Add(rule);
                    }
                }
                catch (AccessException refused)
                {
                    diagnostics.Add(new PlanDiagnostic(
                        "FGAC-REFUSED-POLICY", PlanSeverity.Refused, PlanTable.Of(model.Product, port, jurisdiction).ToString(), subject.Name, refused.Message));
                }
            }
        }

        return rules;
    }

    private static IEnumerable<(PortManifest Port, Jurisdiction Jurisdiction)> Branches(AccessModel model) =>
        from port in model.Product.Ports
        from jurisdiction in model.Product.Jurisdiction is { } one ? [one] : model.Standards.Jurisdictions.Jurisdictions
        select (port, jurisdiction);

    // Entries that mean the same class by other groups contradict each other, so neither counts.
    private static ClassRoles? RolesOf(SubjectClass subject, PeopleDirectory people, IdentityMap map, List<PlanDiagnostic> diagnostics)
    {
        var found = subject.Person is not null ? [] : map.Classes.Where(one =>
            one.Home == subject.Home && one.CoveredPerson == subject.CoveredPerson
            && string.Equals(one.Purpose, subject.Purpose, StringComparison.Ordinal)
            && people.GroupsOf(new Person(string.Empty, one.Home, one.CoveredPerson, one.Groups)).SetEquals(subject.Groups)).ToList();
        if (found.Count == 1)
        {
            return found[0];
        }

        var why = subject.Person is not null ? "a policy speaks of this person by name, and no role stands for one person"
            : found.Count == 0 ? "the identity map has no entry for exactly these groups, this seat and this purpose"
            : "the identity map has several entries for it";
        diagnostics.Add(new PlanDiagnostic("FGAC-UNMAPPED-CLASS", PlanSeverity.Stricter, null, subject.Name, $"Nothing is planned for the class: {why}."));
        return null;
    }
}
