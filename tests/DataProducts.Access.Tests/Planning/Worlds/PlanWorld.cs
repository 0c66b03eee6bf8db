using DataProducts.Contracts;

namespace DataProducts.Access.Tests;

/// <summary>Everything that a plan is made of, and rows to try it on.</summary>
/// <param name="Model">The policies.</param>
/// <param name="People">Who may ask for what.</param>
/// <param name="Map">The identity map.</param>
/// <param name="Rows">Rows; each stands for one in every jurisdiction.</param>
internal sealed record PlanWorld(AccessModel Model, PeopleDirectory People, IdentityMap Map, IReadOnlyList<PlanRow> Rows)
{
    public PortManifest Port => Model.Product.Ports[0];

    public AccessPlan Plan(FilterPolarity polarity = FilterPolarity.Exclusion, params PlanTarget[] targets) => AccessPlanner.Plan(
        Model, People, Map, Given.Now, new PlanOptions { Polarity = polarity, Targets = targets.Length > 0 ? targets : Enum.GetValues<PlanTarget>() });

    /// <summary>Maps every class of the directory, so that no plan stays empty for want of a name.</summary>
    public static IdentityMap MapOf(AccessModel model, PeopleDirectory people, string? policyUser = "policy.user") => new(
        [
            .. SubjectClasses.Of(model, people, Given.Now).Select((subject, i) => new ClassRoles(
                subject.Groups, subject.Home, subject.Purpose, subject.CoveredPerson,
                $"arn:aws:iam::{{account}}:role/r{i}", $"R{i}", i % 3 == 2 ? null : $"r{i}", i % 3 == 2 ? $"g{i}" : null)),
        ],
        [.. Given.Places.Select((place, i) => new DataLocation(place, $"{i + 1}{i + 1}{i + 1}{i + 1}00000000", $"LAKE_{place}", $"GOV_{place}", $"lake-{place.Code.ToLowerInvariant()}"))],
        policyUser);
}
