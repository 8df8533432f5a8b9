using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>Looks for a value in a list.</summary>
internal static class ListItems
{
    /// <summary>Whether an item equals the value; a written text is taken as each item's kind.</summary>
    public static bool Contain(IReadOnlyList<Value> list, Value value, Node? written)
    {
        var text = written is Constant { IsText: true } constant ? constant : null;
        foreach (var item in list)
        {
            if (item.Equals(text is null ? value : text.As(item.Kind)))
            {
                return true;
            }
        }

        return false;
    }
}
