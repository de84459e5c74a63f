package dev.sessionmark.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.platform.problem.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON object read as a value, together with all of its fields that cannot be read so. Jackson
 * alone names the first one and gives up.
 *
 * @param value what the object says without the wrong fields; they are null
 * @param errors the wrong fields; empty when there is none
 */
public record BoundJson<T>(T value, List<FieldError> errors) {

    /** Most wrong fields named in one answer; each costs another reading of the body. */
    private static final int MOST_ERRORS = 20;

    /**
     * Reads a body by the rules of the mapper.
     *
     * @throws ProblemException when it is no object at all
     */
    public static <T> BoundJson<T> read(ObjectMapper mapper, JsonNode body, Class<T> type) {
        JsonNode rest = body.deepCopy();
        List<FieldError> errors = new ArrayList<>();
        while (true) {
            try {
                return new BoundJson<>(mapper.treeToValue(rest, type), List.copyOf(errors));
            } catch (JsonProcessingException e) {
                if (!(rest instanceof ObjectNode object
                        && e instanceof JsonMappingException wrong
                        && !wrong.getPath().isEmpty())) {
                    throw new ProblemException(JsonErrors.problem(e));
                }
                errors.add(JsonErrors.error(wrong));
                if (errors.size() == MOST_ERRORS) {
                    throw ProblemException.badFields(errors);
                }
                leaveOut(object, wrong.getPath());
            }
        }
    }

    /**
     * A field goes; an element becomes null, so that those after it keep their index. A single
     * value may stand for a list of one.
     */
    private static void leaveOut(ObjectNode object, List<JsonMappingException.Reference> path) {
        String field = path.getFirst().getFieldName();
        int index = path.size() > 1 ? path.get(1).getIndex() : -1;
        if (index < 0) {
            object.remove(field);
        } else if (object.get(field) instanceof ArrayNode array) {
            array.setNull(index);
        } else {
            object.putArray(field).addNull();
        }
    }
}
