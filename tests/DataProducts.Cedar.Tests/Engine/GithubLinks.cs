namespace DataProducts.Cedar.Tests;

/// <summary>The template variant of cedar-bench's github: instead of permission entities, a link for each user or team that was granted a
/// permission on a repository.</summary>
internal static class GithubLinks
{
    private static readonly (string Attribute, string Template)[] Roles =
    [
        ("readers", "readTemplate"), ("triagers", "triageTemplate"), ("writers", "writeTemplate"), ("maintainers", "maintainTemplate"),
        ("admins", "adminTemplate"),
    ];

    public static PolicySet Policies(IReadOnlyList<Entity> entities)
    {
        var set = PolicySet.Parse(TestKit.CedarBench.Policies("github-templates"), "github-templates");
        var grants = entities.SelectMany(entity => entity.Parents.Select(parent => (Entity: entity.Uid, Parent: parent))).ToLookup(edge => edge.Parent, edge => edge.Entity);
        var links = new List<Policy>();
        foreach (var repository in entities.Where(entity => entity.Uid.Type == "Repository"))
        {
            foreach (var (attribute, template) in Roles)
            {
                var body = set.Templates.Single(one => one.Id == template).Body;
                links.AddRange(grants[repository.Attributes[attribute].AsEntity].Select((grantee, i) => body.Link(
                    $"{repository.Uid.Id} {attribute} {i}",
                    new Dictionary<CedarSlot, EntityUid> { [CedarSlot.Principal] = grantee, [CedarSlot.Resource] = repository.Uid })));
            }
        }

        return PolicySet.Of([.. set.Templates.Select(template => template.Body), .. set.Policies, .. links]);
    }
}
