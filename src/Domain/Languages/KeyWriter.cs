namespace Tirek.Domain.Languages;

/// <summary>
/// Joins the tokens of <see cref="FoldingTable"/> into the letters of a key. Each new token is compared with the last one written and the two
/// reduced until no rule fits, so that a finished key holds nothing that a rule could reduce again: that is what makes folding idempotent.
/// </summary>
internal ref struct KeyWriter(Span<char> destination)
{
    private const char None = '\0';

    private readonly Span<char> _destination = destination;
    private int _wordStart;
    private int _length;

    // A token that waits for its right neighbour: y, c or g.
    private char _waiting;

    /// <summary>Adds a token, a digit or a letter of another script to the current word.</summary>
    public void Take(char token)
    {
        if (_waiting != None)
        {
            var waiting = _waiting;
            _waiting = None;
            if (Joined(waiting, token))
                return;
        }

        if (token is 'y' or 'c' or 'g')
            _waiting = token;
        else
            Push(token == 'u' ? 'o' : token);
    }

    /// <summary>Ends the current word, if there is one.</summary>
    public void EndWord()
    {
        if (_waiting != None)
        {
            Joined(_waiting, None);
            _waiting = None;
        }

        if (_length == _wordStart)
            return;
        Spell();
        _destination[_length++] = ' ';
        _wordStart = _length;
    }

    /// <summary>Ends the last word and returns the length of the key.</summary>
    public int End()
    {
        // No EndWord here: its space might not fit.
        if (_waiting != None)
            Joined(_waiting, None);
        _waiting = None;
        if (_length > _wordStart)
            Spell();
        else if (_length > 0)
            _length--;
        return _length;
    }

    /// <summary>Writes what waited; true when it used up its neighbour too.</summary>
    private bool Joined(char waiting, char next)
    {
        switch (waiting)
        {
            case 'y' when next is 'o' or 'e':
                Push('e');
                return true;
            case 'y':
                Push('i');
                return false;
            case 'c' when next == 'h':
                Push('C');
                return true;
            case 'c':
                Push(next is 'e' or 'i' or 'y' ? 's' : 'k');
                return false;
            default:
                Push('g');
                return next == 'h';
        }
    }

    private void Push(char token)
    {
        while (_length > _wordStart && Reduced(_destination[_length - 1], token) is var reduced and not None)
        {
            _length--;
            token = reduced;
        }

        _destination[_length++] = token;
    }

    private static char Reduced(char last, char token)
    {
        if (last == token)
            return token is >= 'a' and <= 'z' or 'S' or 'C' ? token : None;
        return (last, token) switch
        {
            ('s', 'h') => 'S',
            ('z', 'h') => 'j',
            ('k', 'h') => 'h',
            ('g', 'h') => 'g',
            ('S', 'h') => 'S',
            ('C', 'h') => 'C',
            ('n', 'g') => 'n',
            ('d', 'j') => 'j',
            ('t', 's') => 's',
            ('t', 'S') or ('s', 'S') or ('s', 'C') or ('S', 'C') => 'S',
            _ => None,
        };
    }

    /// <summary>Writes S and C out as sh and ch, from the end so that nothing is overwritten.</summary>
    private void Spell()
    {
        var word = _destination[_wordStart.._length];
        var pairs = word.Count('S') + word.Count('C');
        if (pairs == 0)
            return;
        var from = _length - 1;
        _length += pairs;
        for (var to = _length - 1; from < to; from--)
        {
            var token = _destination[from];
            if (token is 'S' or 'C')
            {
                _destination[to--] = 'h';
                _destination[to--] = token == 'S' ? 's' : 'c';
            }
            else
            {
                _destination[to--] = token;
            }
        }
    }
}
