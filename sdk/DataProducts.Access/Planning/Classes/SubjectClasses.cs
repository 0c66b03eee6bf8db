namespace DataProducts.Access;

/// <summary>Finds the classes of people who may use a product now.</summary>
internal static class SubjectClasses
{
    /// <summary>Gives a class for each set of groups, seat and purpose that somebody with an active subscription has.</summary>
    /// <param name="model">The product's policies.</param>
    /// <param name="people">The directory.</param>
    /// <param name="now">The point of time, in UTC.</param>
    public static IReadOnlyList<SubjectClass> Of(AccessModel model, PeopleDirectory people, DateTimeOffset now)
    {
        var named = PolicyReads.People(model);
        var active = people.Subscriptions
            .Where(one => now < one.Expires && one.IsFor(model.Product)).ToList();
        var classes = new Dictionary<string, SubjectClass>(StringComparer.Ordinal);
        foreach (var purpose in people.Purposes)
        {
            var purposes = people.PurposesAround(purpose.Id);
            var consumers = active.Where(one => purposes.Contains(one.Purpose)).Select(one => one.Consumer).ToHashSet(StringComparer.Ordinal);
            foreach (var person in people.People.Where(person => person.Home.IsKnown))
            {
                if (people.GroupsOf(person) is var groups && groups.Overlaps(consumers))
                {
                    Add(classes, new SubjectClass(
                        [.. groups.Order(StringComparer.Ordinal)], person.Home, person.CoveredPerson, purpose.Id, named.Contains(person.Id) ? person.Id : null, 1));
                }
            }
        }

        return [.. classes.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value)];
    }

    /// <summary>Makes someone of a class, to ask Cedar what the class sees. The id is one that no policy can name.</summary>
    public static Person Someone(SubjectClass subject) =>
        new(subject.Person ?? $"anyone-{Guid.NewGuid():N}", subject.Home, subject.CoveredPerson, subject.Groups);

    private static void Add(Dictionary<string, SubjectClass> classes, SubjectClass one)
    {
        // Lengths keep apart what a separator inside a group's name would join.
        var key = $"{one.Home}/{one.Purpose.Length}:{one.Purpose}/{string.Join('/', one.Groups.Select(group => $"{group.Length}:{group}"))}/{one.CoveredPerson}/{one.Person}";
        classes[key] = classes.TryGetValue(key, out var known) ? known with { People = known.People + 1 } : one;
    }
}
