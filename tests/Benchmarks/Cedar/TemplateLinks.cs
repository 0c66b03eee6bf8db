using System.Globalization;
using DataProducts.Cedar;

namespace DataProducts.Benchmarks;

/// <summary>A link of the template variants of cedar-bench: one for each granted edge of the generated hierarchy.</summary>
/// <param name="Template">The template's id.</param>
/// <param name="Id">The link's own.</param>
/// <param name="Principal">Who was granted.</param>
/// <param name="Resource">On what.</param>
internal sealed record TemplateLinks(string Template, string Id, EntityUid Principal, EntityUid Resource)
{
    private static readonly (string Attribute, string Template)[] Roles =
    [
        ("readers", "readTemplate"), ("triagers", "triageTemplate"), ("writers", "writeTemplate"), ("maintainers", "maintainTemplate"),
        ("admins", "adminTemplate"),
    ];

    public IReadOnlyDictionary<CedarSlot, EntityUid> Values =>
        new Dictionary<CedarSlot, EntityUid> { [CedarSlot.Principal] = Principal, [CedarSlot.Resource] = Resource };

    /// <summary>A user or team that stands below a permission of a repository was granted it.</summary>
    public static IReadOnlyList<TemplateLinks> Github(IReadOnlyList<Entity> entities)
    {
        var granted = entities.SelectMany(entity => entity.Parents.Select(parent => (entity.Uid, parent))).ToLookup(edge => edge.parent, edge => edge.Uid);
        return
        [
            .. from repository in entities
               where repository.Uid.Type == "Repository"
               from role in Roles
               from grantee in granted[repository.Attributes[role.Attribute].AsEntity]
               select new TemplateLinks(role.Template, $"{role.Template} {grantee.Id} {repository.Uid.Id}", grantee, repository.Uid),
        ];
    }

    /// <summary>A document or folder that stands below <c>View::"User 3"</c> was granted to <c>User::"user_3"</c>.</summary>
    public static IReadOnlyList<TemplateLinks> Gdrive(IReadOnlyList<Entity> entities) =>
    [
        .. from resource in entities
           where resource.Uid.Type is "Document" or "Folder"
           from view in resource.Parents
           where view.Type == "View"
           let grantee = Grantee(view.Id)
           select new TemplateLinks("template", $"{grantee.Id} {resource.Uid.Id}", grantee, resource.Uid),
    ];

    private static EntityUid Grantee(string view)
    {
        var parts = view.Split(' ');
        return new(parts[0], string.Create(CultureInfo.InvariantCulture, $"{parts[0].ToLowerInvariant()}_{parts[1]}"));
    }
}
