using DataProducts.Cedar;

namespace DataProducts.Access;

/// <summary>Turns people, purposes, subscriptions and places into the entities and the context that policies read.</summary>
internal static class RequestFacts
{
    /// <summary>Everything a decision may look up: the person with all groups, purposes, the product and its domain, the action
    /// groups.</summary>
    public static EntityStore Entities(AccessModel model, PeopleDirectory directory, Person person)
    {
        var domain = Names.Domain(model.Product.Domain);
        var entities = new List<Entity>(model.Schema.ActionEntities)
        {
            new(domain),
            Below(Names.Product(model.Product.Id), [domain, Names.Domain(TokenScope.Jurisdiction), .. model.Regimes.Rows.Select(Names.Regime)]),
            new(
                Names.User(person.Id),
                new Dictionary<string, CedarValue>(StringComparer.Ordinal)
                {
                    ["home"] = CedarValue.Of(Names.Place(person.Home)),
                    ["coveredPerson"] = CedarValue.Of(person.CoveredPerson),
                },
                [.. person.Groups.Select(Names.Group)]),
        };
        entities.AddRange(directory.Groups.Select(group => Below(Names.Group(group.Id), group.In.Select(Names.Group))));
        entities.AddRange(directory.Purposes.Select(purpose => Below(Names.Purpose(purpose.Id), purpose.In.Select(Names.Purpose))));
        return EntityStore.Create(entities);
    }

    /// <summary>All that a vault knows of a token.</summary>
    public static Entity TokenSpace(AccessModel model, Jurisdiction jurisdiction, string scope, PiiKind kind)
    {
        var domain = Names.Domain(scope);
        return new Entity(
            Names.TokenSpace(jurisdiction, scope),
            new Dictionary<string, CedarValue>(StringComparer.Ordinal)
            {
                ["jurisdiction"] = CedarValue.Of(Names.Place(jurisdiction)),
                ["domain"] = CedarValue.Of(domain),
            },
            [domain, .. model.Regimes.OfTokens(scope, kind).Select(Names.Regime)]);
    }

    /// <summary>Where somebody is: the seat, the device and where the request runs, each once.</summary>
    public static IReadOnlyList<Jurisdiction> Places(AccessQuestion question, Jurisdiction executing) =>
        [.. ((Jurisdiction[])[question.Person.Home, question.Device, executing]).Distinct()];

    /// <summary>The context: places, instruments in force, time, purpose, and the active subscription if there is one.</summary>
    public static CedarValue Context(AccessModel model, PeopleDirectory directory, AccessQuestion question, Jurisdiction executing)
    {
        var fields = new List<(string, CedarValue)>
        {
            ("at", CedarValue.Set(Places(question, executing).Select(place => CedarValue.Of(Names.Place(place))))),
            ("instruments", CedarValue.Set(directory.Instruments.Where(one => one.IsInForce(question.Now)).Select(one => CedarValue.Of(one.Name)))),
            ("now", CedarValue.DateTime(question.Now)),
        };
        if (question.Purpose is { } purpose)
        {
            fields.Add(("purpose", CedarValue.Of(Names.Purpose(purpose))));
            if (GrantOf(model, directory, question.Person, purpose) is { } grant)
            {
                fields.Add(("grant", Grant(grant)));
            }
        }

        return CedarValue.Record([.. fields]);
    }

    // The one that lasts longest, so that a renewed subscription counts; whether it still holds is for guard.grant to say.
    private static Subscription? GrantOf(AccessModel model, PeopleDirectory directory, Person person, string purpose)
    {
        var groups = directory.GroupsOf(person);
        var purposes = directory.PurposesAround(purpose);
        return directory.Subscriptions
            .Where(one => one.IsFor(model.Product) && groups.Contains(one.Consumer) && purposes.Contains(one.Purpose))
            .MaxBy(one => one.Expires);
    }

    private static CedarValue Grant(Subscription one) => CedarValue.Record(
        ("subscription", CedarValue.Of(one.Id)),
        ("consumer", CedarValue.Of(Names.Group(one.Consumer))),
        ("product", CedarValue.Of(Names.Product(one.Product))),
        ("purpose", CedarValue.Of(Names.Purpose(one.Purpose))),
        ("expires", CedarValue.DateTime(one.Expires)));

    private static Entity Below(EntityUid uid, IEnumerable<EntityUid> parents) => new(uid, new Dictionary<string, CedarValue>(StringComparer.Ordinal), [.. parents]);
}
