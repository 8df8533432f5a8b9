using Engine.Core.Expressions.Evaluation;
using Engine.Core.Functions;

namespace Engine.Core.Expressions.Binding;

/// <summary>What is known of a list method's result from what is known of the list.</summary>
internal static class ListResults
{
    public static Known Of(FunctionSpec spec, Node list, Lambda? each)
    {
        var item = list.Element;
        return spec.Name switch
        {
            "Where" or "Take" or "Skip" or "OrderBy" or "OrderByDescending" or "Reverse" or "Distinct" or "ToList" or "ToArray" =>
                new Known(spec.Returns, Element: item),
            "First" or "Last" or "Single" when item is not null => item,
            "FirstOrDefault" or "LastOrDefault" or "SingleOrDefault" when item is not null => item with { Kinds = item.Kinds | Kinds.Nothing },
            "Select" => new Known(spec.Returns, Element: each?.Body.Known),
            "SelectMany" => new Known(spec.Returns, Element: each?.Body.Element),
            "Sum" or "Min" or "Max" or "Average" => new Known(spec.Returns, Measure: each is null ? item?.Measure ?? Measure.None : each.Body.Measure),
            _ => new Known(spec.Returns),
        };
    }
}
