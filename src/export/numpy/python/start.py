def network_at_start():
    """A network with the parameters that the run began with.

    Those of the seed have been drawn all the same, so that the permutations
    to come are the run's.
    """
    return network_of(layers_in("start.npz"))
