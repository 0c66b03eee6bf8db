using System.Globalization;
using System.Text;
using DataProducts.Cedar;

namespace DataProducts.Benchmarks;

/// <summary>10,000 policies over 100,000 entities: people in teams and departments, documents in folders, single grants, grants to teams
/// on folders, rules of departments, and a few rules for everyone.</summary>
internal sealed class LargeCompany
{
    private const int Departments = 40;
    private const int Teams = 2_000;
    private const int Folders = 4_000;
    private const int Users = 50_000;
    private const int Documents = 44_000;

    private readonly Random _random = new(1);

    public LargeCompany(int policies = 10_000)
    {
        Entities = EntityStore.Create(MakeEntities());
        Policies = PolicySet.Parse(MakePolicies(policies), "large.cedar", PolicyNaming.ByPosition);
        Requests = [.. Enumerable.Range(0, 2_000).Select(_ => MakeRequest())];
    }

    public EntityStore Entities { get; }

    public PolicySet Policies { get; }

    public CedarRequest[] Requests { get; }

    private static EntityUid Uid(string type, int id) => new(type, string.Create(CultureInfo.InvariantCulture, $"{type}-{id}"));

    private static int TeamOf(int user) => user % Teams;

    private static int FolderOf(int document) => document % Folders;

    private EntityUid Any(string type, int count) => Uid(type, _random.Next(count));

    private IEnumerable<Entity> MakeEntities()
    {
        foreach (var action in (string[])["view", "comment", "edit", "share"])
        {
            yield return new Entity(new EntityUid("Action", action)) with { Parents = [new("Action", action == "view" ? "reading" : "writing")] };
        }

        for (var i = 0; i < Departments; i++)
        {
            yield return new Entity(Uid("Department", i));
        }

        for (var i = 0; i < Teams; i++)
        {
            yield return new Entity(Uid("Team", i)) with { Parents = [Uid("Department", i % Departments)] };
        }

        for (var i = 0; i < Folders; i++)
        {
            yield return new Entity(Uid("Folder", i)) with { Parents = i == 0 ? [] : [Uid("Folder", i / 8)] };
        }

        for (var i = 0; i < Users; i++)
        {
            yield return new Entity(
                Uid("User", i), new Dictionary<string, CedarValue> { ["level"] = CedarValue.Of(i % 5), ["suspended"] = CedarValue.Of(i % 97 == 0) },
                [Uid("Team", TeamOf(i)), Uid("Team", _random.Next(Teams))]);
        }

        for (var i = 0; i < Documents; i++)
        {
            var owner = CedarValue.Of(Uid("User", _random.Next(Users)));
            yield return new Entity(
                Uid("Document", i),
                new Dictionary<string, CedarValue> { ["owner"] = owner, ["secret"] = CedarValue.Of(i % 10 == 0), ["level"] = CedarValue.Of(i % 6) },
                [Uid("Folder", FolderOf(i))]);
        }
    }

    private string MakePolicies(int count)
    {
        var text = new StringBuilder("""
            forbid (principal is User, action, resource) when { principal.suspended };
            forbid (principal, action in Action::"writing", resource is Document) when { resource.secret && principal.level < 3 };
            permit (principal, action, resource is Document) when { resource.owner == principal };
            permit (principal, action == Action::"view", resource is Document) when { resource.level < principal.level && !resource.secret };
            """);
        for (var i = 4; i < count; i++)
        {
            var (user, team, department) = (Any("User", Users), Any("Team", Teams), Any("Department", Departments));
            var (document, folder, group) = (Any("Document", Documents), Any("Folder", Folders), _random.Next(2) == 0 ? "reading" : "writing");
            var scope = _random.Next(10) switch
            {
                < 5 => $"principal == {user}, action in [Action::\"reading\", Action::\"edit\"], resource == {document}",
                < 8 => $"principal in {team}, action in Action::\"{group}\", resource in {folder}",
                8 => $"principal in {team}, action == Action::\"comment\", resource is Document in {folder}",
                _ => $"principal is User in {department}, action == Action::\"view\", resource in {folder}",
            };
            text.Append(CultureInfo.InvariantCulture, $"permit ({scope}){(_random.Next(3) == 0 ? " when { resource.level <= principal.level }" : "")};\n");
        }

        return text.ToString();
    }

    private CedarRequest MakeRequest()
    {
        string[] actions = ["view", "comment", "edit", "share"];

        // Half of the requests are for something that a policy names, or uniform ones would meet hardly any.
        var grant = Policies.Policies[_random.Next(4, Policies.Policies.Length)];
        var named = _random.Next(2) == 0 && grant is { Principal.Operator: ScopeOperator.Equal };
        var (principal, resource) = named ? (grant.Principal.Entities[0], grant.Resource.Entities[0])
            : (Any("User", Users), Any("Document", Documents));
        return new(principal, new("Action", actions[_random.Next(4)]), resource, CedarValue.EmptyRecord);
    }
}
