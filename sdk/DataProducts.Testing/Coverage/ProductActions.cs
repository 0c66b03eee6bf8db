using DataProducts.Access;
using DataProducts.Cedar;
using DataProducts.Contracts;

namespace DataProducts.Testing;

/// <summary>The actions of a product's schema that something of the product answers to.</summary>
internal sealed class ProductActions
{
    private readonly CedarSchema _schema;
    private readonly HashSet<EntityUid> _idle;

    public ProductActions(CedarSchema schema, ProductManifest product)
    {
        _schema = schema;
        var columns = product.Ports.SelectMany(port => port.Columns).ToList();
        var kinds = Enum.GetValues<PiiKind>().Where(kind => columns.TrueForAll(column => column.Pii is not { CanBeOpened: true } pii || pii.Kind != kind)).Select(Names.Detokenise);
        var grades = Enum.GetValues<Classification>().Where(grade => columns.TrueForAll(column => column.Classification != grade)).Select(Names.ReadColumn);
        _idle = [.. kinds.Concat(grades).Select(Names.Action)];
    }

    /// <summary>Gives the groups that hold a further action which something of the product answers to; with any other the policy would
    /// mean the same.</summary>
    public IEnumerable<EntityUid> WiderThan(ScopeConstraint action)
    {
        if (action.Operator == ScopeOperator.Any)
        {
            return [];
        }

        var covered = _schema.Actions.Keys.Where(one => action.Entities.Any(entity => one == entity || IsIn(one, entity))).ToHashSet();
        return action.Entities
            .SelectMany(ParentsOf)
            .Distinct()
            .Where(parent => _schema.Actions.Keys.Any(one => IsLeaf(one) && IsIn(one, parent) && !covered.Contains(one) && !_idle.Contains(one)));
    }

    private IReadOnlyList<EntityUid> ParentsOf(EntityUid action) => _schema.Actions.TryGetValue(action, out var definition) ? definition.Parents : [];

    private bool IsIn(EntityUid action, EntityUid group) => ParentsOf(action).Any(parent => parent == group || IsIn(parent, group));

    private bool IsLeaf(EntityUid action) => _schema.Actions.Values.All(other => !other.Parents.Contains(action));
}
