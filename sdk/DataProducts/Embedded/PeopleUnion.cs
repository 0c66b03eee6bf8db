using DataProducts.Access;

namespace DataProducts;

/// <summary>Joins people files. A name may stand in several, if all say the same of it.</summary>
internal static class PeopleUnion
{
    public static PeopleDirectory Of(IReadOnlyList<NamedPeople> files) => new(
        Join(files, "person", file => file.People, one => one.Id, Same),
        Join(files, "group", file => file.Groups, one => one.Id, Same),
        Join(files, "purpose", file => file.Purposes, one => one.Id, Same),
        Join(files, "subscription", file => file.Subscriptions, one => one.Id, (left, right) => left == right),
        Join(files, "instrument", file => file.Instruments, one => one.Id, (left, right) => left == right));

    private static List<T> Join<T>(
        IReadOnlyList<NamedPeople> files,
        string what,
        Func<PeopleDirectory, IReadOnlyList<T>> part,
        Func<T, string> id,
        Func<T, T, bool> same)
    {
        var joined = new List<T>();
        var known = new Dictionary<string, (T One, string Product)>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var one in part(file.People))
            {
                if (known.TryAdd(id(one), (one, file.Product)))
                {
                    joined.Add(one);
                }
                else if (!same(known[id(one)].One, one))
                {
                    throw Differs(what, id(one), known[id(one)].Product, file.Product);
                }
            }
        }

        return joined;
    }

    private static bool Same(Person left, Person right) =>
        left.Home == right.Home && left.CoveredPerson == right.CoveredPerson && SameNames(left.Groups, right.Groups);

    private static bool Same(NamedNode left, NamedNode right) => SameNames(left.In, right.In);

    private static bool SameNames(IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        left.ToHashSet(StringComparer.Ordinal).SetEquals(right);

    // Neither team may change what the other said: whoever is right, the files must be made to agree.
    private static AccessException Differs(string what, string id, string product, string other) => new(
        "DP1913",
        $"The people files of {product} and {other} say different things of the {what} '{id}'. Make them agree, or take another name.");
}
