namespace Engine.Sandbox.Books.Rules;

/// <summary>One side of what a transaction posts. A transaction type lists the rules that make up its posting, the main line first.</summary>
internal abstract class PostingRule
{
    public abstract IEnumerable<Entry> Entries(Posting posting);
}
