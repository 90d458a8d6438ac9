"""Rows of small whole numbers with a scale each, the scale a byte."""
import jax.numpy as jnp
import numpy as np

SCALE_STEPS = 16
# Share of a row's largest value that the largest number stands for: rounding the rest more finely is worth the cut.
CLIP = 0.9


def scale_byte(scale):
    """A scale as a whole number up to 255: sixteen steps to an octave, 0 for 2^-12."""
    return jnp.clip(jnp.round((jnp.log2(scale + 1e-9) + 12) * SCALE_STEPS), 0, 255)


def byte_scale(byte):
    return jnp.exp2(byte / SCALE_STEPS - 12)


def packed(rows, largest, share):
    rows = np.asarray(rows, np.float32)
    byte = scale_byte(np.abs(rows).max(1, keepdims=True) * share / largest)
    values = np.clip(np.round(rows / np.asarray(byte_scale(byte))), -largest, largest)
    return np.asarray(byte).astype(np.uint8)[:, 0], values.astype(np.int8)


def nibbles(rows):
    """(scale bytes, packed bytes): values -7 to 7, the even columns in the low half."""
    scales, values = packed(rows, 7, CLIP)
    q = (values + 8).astype(np.uint8)
    return scales, q[:, 0::2] | q[:, 1::2] << 4


def bytes_of(rows):
    """(scale bytes, values -127 to 127)."""
    return packed(rows, 127, 1.0)
